import { ToggleButton } from 'react-aria-components';
import { useMessages } from '../../ui/i18n.tsx';
import styles from './controls.module.css';

export interface ToCheckToggleProps {
  readonly count: number;
  readonly chosen: boolean;
  readonly onChoose: (chosen: boolean) => void;
}

/** Shows only what still looks as if it named someone. */
export function ToCheckToggle({ count, chosen, onChoose }: ToCheckToggleProps) {
  const { t, formatNumber } = useMessages();
  return (
    <ToggleButton
      className={`${styles['secondary']} ${styles['toCheck']}`}
      isSelected={chosen}
      onChange={onChoose}
    >
      {t('review.to-check', { count: formatNumber(count) })}
    </ToggleButton>
  );
}
