import styles from './Ideas.module.css';

export interface EmptyPageProps {
  readonly title: string;
  readonly text: string;
}

/** A page with nothing on it yet. */
export function EmptyPage({ title, text }: EmptyPageProps) {
  return (
    <div className={styles['pages']}>
      <div className={styles['empty']}>
        <h2>{title}</h2>
        <p>{text}</p>
      </div>
    </div>
  );
}
