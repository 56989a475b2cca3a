import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import css from './notice.module.css';

export interface NoticeProps {
  readonly kind: 'plain' | 'attention' | 'good';
  /** That of the kind, unless named. */
  readonly icon?: IconName;
  readonly title?: string;
  /** Announced when it appears. */
  readonly live?: boolean;
  readonly children?: ReactNode;
}

const icons = { plain: 'wait', attention: 'alert', good: 'check' } as const;

/** What happened, and what to do now: a line in the margin, an icon and words. */
export function Notice(props: NoticeProps) {
  return (
    <div className={`${css['notice']} ${css[props.kind]}`} role={props.live ? 'alert' : undefined}>
      <span className={css['icon']}>
        <Icon name={props.icon ?? icons[props.kind]} />
      </span>
      <div className={css['words']}>
        {props.title === undefined ? null : <p className={css['title']}>{props.title}</p>}
        {props.children}
      </div>
    </div>
  );
}
