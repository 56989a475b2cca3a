import { useState, useSyncExternalStore } from 'react';
import { invitationLink, type Invitation } from '../contract/invitation.ts';
import { Button } from '../ui/button.tsx';
import { useMessages } from '../ui/i18n.tsx';
import { Icon } from '../ui/icon.tsx';
import type { InstallWay } from './device.ts';
import css from './install-help.module.css';
import { InstallPicture, type PictureName } from './install-picture.tsx';
import { useServices } from './services.ts';

const steps: Readonly<Record<'ios' | 'android' | 'desktop', readonly PictureName[]>> = {
  ios: ['share', 'add-row', 'home-screen'],
  android: ['menu', 'add-row', 'home-screen'],
  desktop: ['address-bar', 'window'],
};

/** How to add the app to the home screen here: the browser's own button, or its steps in pictures. */
export function InstallHelp(props: { readonly way: InstallWay; readonly invitation: Invitation }) {
  const { t } = useMessages();
  const { install } = useServices();
  const canAsk = useSyncExternalStore(install.subscribe, install.view);
  const { way } = props;
  if (way === 'installed') return null;
  if (canAsk) {
    return (
      <Button onClick={() => install.ask()}>
        <Icon name="add" />
        {t('install.ask')}
      </Button>
    );
  }
  if (way === 'none') return <p>{t('install.none')}</p>;
  const shown = way === 'firefox' ? 'android' : way;
  return (
    <details className={css['help']}>
      <summary>{t('install.how')}</summary>
      {way === 'ios' ? <CopyInvitation invitation={props.invitation} /> : null}
      <ol className={css['steps']}>
        {steps[shown].map((picture, index) => (
          <li key={picture}>
            <InstallPicture name={picture} />
            <span>{t(`install.${shown}.${index + 1}`)}</span>
          </li>
        ))}
      </ol>
    </details>
  );
}

/** On iOS an installed app shares nothing with Safari: the invitation is carried over by hand. */
function CopyInvitation(props: { readonly invitation: Invitation }) {
  const { t } = useMessages();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(invitationLink(location.origin, props.invitation));
    setCopied(true);
  };
  return (
    <div className={css['copy']}>
      <p>{t('install.ios.apart')}</p>
      <Button onClick={() => void copy().catch(() => setCopied(false))}>
        <Icon name="copy" />
        {t('install.ios.copy')}
      </Button>
      <p role="status">{copied ? t('install.ios.copied') : ''}</p>
    </div>
  );
}
