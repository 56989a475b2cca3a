import { useMessages } from '../ui/i18n.tsx';
import { Icon } from '../ui/icon.tsx';
import css from './pin-button.module.css';

/** Puts a question first in its topic, or takes that back. */
export function PinButton(props: { readonly pinned: boolean; readonly onPin: (pinned: boolean) => void }) {
  const { t } = useMessages();
  return (
    <button
      type="button"
      className={css['pin']}
      aria-pressed={props.pinned}
      onClick={() => props.onPin(!props.pinned)}
    >
      <Icon name="pin" />
      {props.pinned ? t('guide.unpin') : t('guide.pin')}
    </button>
  );
}
