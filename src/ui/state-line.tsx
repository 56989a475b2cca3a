import { useMessages } from './i18n.tsx';
import { Icon } from './icon.tsx';
import css from './state-line.module.css';

/** What is saved. */
export type SavedState = 'saved' | 'keeping' | 'failed';

export interface StateLineProps {
  readonly saved: SavedState;
  readonly online: boolean;
  /** Closed meetings that wait for their receipt. */
  readonly waiting: number;
}

/** Two facts, always in the same place: what is saved, and what is sent. Announced only when it gets worse. */
export function StateLine(props: StateLineProps) {
  const { t } = useMessages();
  const sent = props.online
    ? props.waiting > 0
      ? t('state.online.waiting', { n: props.waiting })
      : t('state.online')
    : props.waiting > 0
      ? t('state.offline.waiting', { n: props.waiting })
      : t('state.offline');
  return (
    <div className={css['line']}>
      <span className={`${css['fact']} ${css[props.saved]}`}>
        <Icon name={props.saved === 'saved' ? 'check' : props.saved === 'keeping' ? 'wait' : 'alert'} />
        {t(`state.${props.saved}`)}
      </span>
      <span className={`${css['fact']} ${css['sent']}`}>
        <Icon name={props.online ? 'online' : 'offline'} />
        {sent}
      </span>
      <span role="status" className="visually-hidden">
        {props.saved === 'failed' ? t('state.failed') : ''} {props.online ? '' : sent}
      </span>
    </div>
  );
}
