import type { FormEvent, ReactNode } from 'react';
import { Button, Form, Input, Label, TextField } from 'react-aria-components';
import { useMessages } from '../../ui/i18n.tsx';
import type { SessionState } from '../session.ts';
import controlStyles from './controls.module.css';
import { Door } from './Door.tsx';
import styles from './Door.module.css';

export interface InvitationScreenProps {
  readonly reason: Extract<SessionState, { readonly type: 'uninvited' }>['reason'];
  readonly controls: ReactNode;
  readonly onLink: (link: string) => void;
}

/** No invitation, or none that opens this door: says why, and takes a pasted link. */
export function InvitationScreen({ reason, controls, onLink }: InvitationScreenProps) {
  const { t } = useMessages();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const link = new FormData(event.currentTarget).get('link');
    if (typeof link === 'string') onLink(link);
  };
  return (
    <Door title={t(`review.uninvited.${reason}.title`)} controls={controls}>
      <output>{t(`review.uninvited.${reason}.text`)}</output>
      <Form className={styles['form']!} validationBehavior="aria" onSubmit={submit}>
        <TextField className={controlStyles['field']!} name="link" autoComplete="off">
          <Label>{t('review.link')}</Label>
          <Input className={controlStyles['input']!} spellCheck="false" />
        </TextField>
        <Button className={controlStyles['primary']!} type="submit">
          {t('review.use-link')}
        </Button>
      </Form>
    </Door>
  );
}
