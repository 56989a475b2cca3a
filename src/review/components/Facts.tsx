import { Fragment, type ReactNode } from 'react';
import styles from './Ideas.module.css';

export interface Fact {
  readonly key: string;
  /** `null`: not said. */
  readonly content: ReactNode;
}

/** A quiet line of what is known, with dots between. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <p className={styles['facts']}>
      {facts
        .filter(({ content }) => content !== null)
        .map(({ key, content }, at) => (
          <Fragment key={key}>
            {at > 0 && ' · '}
            {content}
          </Fragment>
        ))}
    </p>
  );
}
