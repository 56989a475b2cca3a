import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import styles from './controls.module.css';

export interface PickProps {
  readonly label: string;
  /** Name of the option that filters nothing. */
  readonly every: string;
  readonly options: readonly { readonly code: string; readonly name: string }[];
  readonly chosen: string | null;
  readonly onChoose: (code: string | null) => void;
}

/** One choice out of a list that opens, or all. */
export function Pick({ label, every, options, chosen, onChoose }: PickProps) {
  return (
    <Select
      className={styles['field']!}
      value={chosen ?? ''}
      onChange={(key) => onChoose(key === null || key === '' ? null : String(key))}
    >
      <Label>{label}</Label>
      <Button className={styles['select']!}>
        <SelectValue />
        <span aria-hidden="true">▾</span>
      </Button>
      <Popover className={styles['popover']!}>
        <ListBox className={styles['options']!}>
          {[{ code: '', name: every }, ...options].map(({ code, name }) => (
            <ListBoxItem key={code} id={code} textValue={name} className={styles['option']!}>
              {name}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
