import { Component, useState, type ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { useMessages } from '../ui/i18n.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { saveFile } from './save-file.ts';
import type { Services } from './services.ts';

interface Props {
  readonly services: Pick<Services, 'db' | 'randomUuid' | 'today'>;
  readonly children: ReactNode;
}

/** When all else fails: says what happened, what is safe, what to do, and lets the notes be saved as a file. */
export class Recovery extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? <RecoveryScreen {...this.props.services} /> : this.props.children;
  }
}

type Outcome = 'saved' | 'nothing' | 'failed';

export function RecoveryScreen({ db, randomUuid, today }: Props['services']) {
  const { t, language } = useMessages();
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  const saveSealed = async (): Promise<Outcome> => {
    const [{ rescueAll }, { sealSubmission }, { writeHandOff }] = await Promise.all([
      import('./rescue.ts'),
      import('../seal/seal.ts'),
      import('../contract/hand-off.ts'),
    ]);
    const rescued = await rescueAll({ db, seal: sealSubmission, randomUuid });
    if (rescued === null) return 'nothing';
    saveFile(`calepin-${today()}.html`, writeHandOff({ ...rescued, first: language }), 'text/html');
    return 'saved';
  };
  const saveReadable = async (): Promise<Outcome> => {
    const { readableCopy } = await import('./rescue.ts');
    saveFile(`calepin-${today()}.json`, await readableCopy(db), 'application/json');
    return 'saved';
  };
  const attempt = (save: () => Promise<Outcome>) => {
    void save()
      .catch((): Outcome => 'failed')
      .then(setOutcome);
  };
  return (
    <Page title={t('recovery.title')} focusTitle>
      <Notice kind="attention" title={t('recovery.what')}>
        <p>{t('recovery.safe')}</p>
      </Notice>
      <p>
        <Button kind="main" onClick={() => location.reload()}>
          {t('recovery.reload')}
        </Button>
      </p>
      <p>{t('recovery.again')}</p>
      <div>
        <Button onClick={() => attempt(saveSealed)}>{t('recovery.sealed')}</Button>
        <p>{t('recovery.sealed.what')}</p>
      </div>
      <div>
        <Button kind="quiet" onClick={() => attempt(saveReadable)}>
          {t('recovery.readable')}
        </Button>
        <p>{t('recovery.readable.what')}</p>
      </div>
      <p role="status">{outcome === null ? '' : t(`recovery.${outcome}`)}</p>
    </Page>
  );
}
