import type { ReactNode } from 'react';
import styles from './Door.module.css';

export interface DoorProps {
  readonly title: string;
  readonly controls: ReactNode;
  readonly children: ReactNode;
}

/** The page before the notebook is open: one column on paper. */
export function Door({ title, controls, children }: DoorProps) {
  return (
    <div className={styles['door']}>
      <header className={styles['bar']}>
        <p className={styles['brand']}>Calepin</p>
        <div className={styles['controls']}>{controls}</div>
      </header>
      <main className={styles['page']}>
        <h1 className={styles['title']}>{title}</h1>
        {children}
      </main>
    </div>
  );
}
