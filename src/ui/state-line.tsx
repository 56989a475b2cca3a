import { useMessages } from './i18n.tsx';
import { Icon } from './icon.tsx';
import css from './state-line.module.css';

/** What is saved. `full`: not all, for want of room; `elsewhere`: not all, and what to do is told in a meeting. */
export type SavedState = 'saved' | 'keeping' | 'failed' | 'full' | 'elsewhere';

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
  const worse = props.saved !== 'saved' && props.saved !== 'keeping';
  return (
    <div className={css['line']}>
      <span className={`${css['fact']} ${css[worse ? 'failed' : props.saved]}`}>
        <Icon name={props.saved === 'saved' ? 'check' : props.saved === 'keeping' ? 'wait' : 'alert'} />
        {t(`state.${props.saved}`)}
      </span>
      <span className={`${css['fact']} ${css['sent']}`}>
        <Icon name={props.online ? 'online' : 'offline'} />
        {sent}
      </span>
      <span role="status" className="visually-hidden">
        {worse ? t(`state.${props.saved}`) : ''} {props.online ? '' : sent}
      </span>
    </div>
  );
}
