import { useEffect, useRef, type ReactNode } from 'react';
import styles from './Door.module.css';

export interface DoorProps {
  readonly title: string;
  readonly controls: ReactNode;
  readonly children: ReactNode;
}

/** The page before the notebook is open: one column on paper. Its title is where focus arrives. */
export function Door({ title, controls, children }: DoorProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className={styles['door']}>
      <header className={styles['bar']}>
        <p className={styles['brand']}>Calepin</p>
        <div className={styles['controls']}>{controls}</div>
      </header>
      <main className={styles['page']}>
        <h1 className={styles['title']} ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {children}
      </main>
    </div>
  );
}
