import { MessagingProvider, useMessages, type Messaging } from '../ui/i18n.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';

/** An old tab still holds the database: it must be closed; this one goes on by itself then. */
export function BlockedScreen(props: { readonly messaging: Messaging }) {
  return (
    <MessagingProvider messaging={props.messaging}>
      <Blocked />
    </MessagingProvider>
  );
}

function Blocked() {
  const { t } = useMessages();
  return (
    <Page title={t('storage.blocked.title')}>
      <Notice kind="attention" title={t('storage.blocked.what')}>
        <p>{t('storage.blocked.do')}</p>
      </Notice>
    </Page>
  );
}
