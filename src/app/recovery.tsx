import { Component, type ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { useMessages } from '../ui/i18n.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';

interface Props {
  readonly children: ReactNode;
}

/** When all else fails: says what happened, what is safe, and what to do. */
export class Recovery extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? <RecoveryScreen /> : this.props.children;
  }
}

function RecoveryScreen() {
  const { t } = useMessages();
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
    </Page>
  );
}
