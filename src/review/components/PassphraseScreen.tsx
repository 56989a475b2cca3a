import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { Button, Form, Input, Label, TextField, ToggleButton } from 'react-aria-components';
import { useMessages } from '../../ui/i18n.tsx';
import type { UnlockStep } from '../session.ts';
import type { Trouble } from '../trouble.ts';
import controlStyles from './controls.module.css';
import { Door } from './Door.tsx';
import styles from './Door.module.css';
import { TroubleNotice } from './TroubleNotice.tsx';

export interface PassphraseScreenProps {
  readonly step: UnlockStep;
  readonly trouble: Trouble | null;
  readonly controls: ReactNode;
  readonly onPassphrase: (passphrase: string) => void;
}

/** Asks for the passphrase of the review key, and says what is being done with it. */
export function PassphraseScreen({ step, trouble, controls, onPassphrase }: PassphraseScreenProps) {
  const { t } = useMessages();
  const [shown, setShown] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const wrong = trouble === 'wrong-passphrase';

  useEffect(() => {
    input.current?.focus();
    if (wrong) input.current?.select();
  }, [wrong]);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const passphrase = new FormData(event.currentTarget).get('passphrase');
    if (step === null && typeof passphrase === 'string' && passphrase !== '') onPassphrase(passphrase);
  };
  return (
    <Door title={t('review.passphrase.title')} controls={controls}>
      <p>{t('review.passphrase.text')}</p>
      <Form className={styles['form']!} validationBehavior="aria" onSubmit={submit}>
        <TextField
          className={controlStyles['field']!}
          name="passphrase"
          type={shown ? 'text' : 'password'}
          autoComplete={shown ? 'off' : 'current-password'}
          isInvalid={wrong}
          isReadOnly={step !== null}
        >
          <Label>{t('review.passphrase')}</Label>
          <div className={controlStyles['withButton']}>
            <Input className={controlStyles['input']!} ref={input} spellCheck="false" autoCapitalize="none" />
            <ToggleButton className={controlStyles['secondary']!} isSelected={shown} onChange={setShown}>
              {t(shown ? 'review.passphrase.hide' : 'review.passphrase.show')}
            </ToggleButton>
          </div>
        </TextField>
        {trouble !== null && step === null && <TroubleNotice trouble={trouble} />}
        <Button className={controlStyles['primary']!} type="submit" isPending={step !== null}>
          {t('review.open')}
        </Button>
        <output className={styles['progress']}>{step !== null && t(`review.step.${step}`)}</output>
      </Form>
      <p className={styles['small']}>{t('review.memory-only')}</p>
    </Door>
  );
}
