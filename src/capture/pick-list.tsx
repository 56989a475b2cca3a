import { useId, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Language } from '../contract/primitives.ts';
import { useMessages } from '../ui/i18n.tsx';
import { Dialog } from '../ui/dialog.tsx';
import css from './pick-list.module.css';

export interface PickOption {
  readonly value: string;
  readonly label: string;
}

export interface PickListProps {
  readonly title: string;
  readonly options: readonly PickOption[];
  /** Where it is not that of the screen. */
  readonly optionsLanguage?: Language;
  /** Values used lately, the last one first. */
  readonly recent: readonly string[];
  readonly value: string | null;
  /** Words that are not in the list may be used as they are. */
  readonly other: boolean;
  /** Nothing may be said. */
  readonly none: boolean;
  readonly onPick: (value: string | null) => void;
  readonly onClose: () => void;
  /** What else can be said of the choice, above the list. */
  readonly children?: ReactNode;
}

/** So many are read at a glance. */
const few = 7;

/**
 * One choice of a list: recent ones first, a filter for long lists. Enter takes the first match. A short list of which
 * one must be chosen has no filter: on a phone it would only bring up the keyboard.
 */
export function PickList(props: PickListProps) {
  const { t } = useMessages();
  const [filter, setFilter] = useState('');
  const id = useId();
  const search = useRef<HTMLInputElement>(null);
  const chosen = useRef<HTMLButtonElement>(null);
  const { options, recent, value } = props;
  const shown = useMemo(() => arrange(options, recent, filter), [options, recent, filter]);
  const words = filter.trim();
  const filters = props.other || props.none || options.length > few;
  const offersOther =
    props.other && words !== '' && !options.some(({ label }) => fold(label) === fold(words));
  return (
    <Dialog title={props.title} onClose={props.onClose} initialFocus={filters ? search : chosen}>
      {filters ? (
        <div className={css['filter']}>
          <label htmlFor={id}>{props.other ? t('pick.filter.other') : t('pick.filter')}</label>
          <input
            id={id}
            type="text"
            ref={search}
            autoComplete="off"
            spellCheck={false}
            autoCorrect="off"
            maxLength={200}
            value={filter}
            onChange={(event) => setFilter(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
              event.preventDefault();
              const first = shown[0]?.value ?? (offersOther ? words : undefined);
              if (filter !== '' && first !== undefined) props.onPick(first);
            }}
          />
        </div>
      ) : null}
      {props.children}
      <ul className={css['options']} aria-label={props.title}>
        {props.none && filter === '' ? (
          <li>
            <button type="button" aria-pressed={value === null} onClick={() => props.onPick(null)}>
              {t('pick.none')}
            </button>
          </li>
        ) : null}
        {shown.map((option) => (
          <li key={option.value}>
            <button
              type="button"
              ref={option.value === (value ?? shown[0]?.value) ? chosen : undefined}
              aria-pressed={option.value === value}
              lang={props.optionsLanguage}
              onClick={() => props.onPick(option.value)}
            >
              {option.label}
            </button>
          </li>
        ))}
        {offersOther ? (
          <li>
            <button type="button" onClick={() => props.onPick(words)}>
              {t('pick.other', { words })}
            </button>
          </li>
        ) : null}
      </ul>
      {shown.length === 0 && words !== '' && !offersOther ? (
        <p className={css['nothing']}>{t('pick.nothing')}</p>
      ) : null}
    </Dialog>
  );
}

function arrange(options: readonly PickOption[], recent: readonly string[], filter: string): PickOption[] {
  const wanted = fold(filter);
  const matching = options.filter(({ label }) => fold(label).includes(wanted));
  const lately = recent.flatMap((value) => matching.find((option) => option.value === value) ?? []);
  return [...lately, ...matching.filter((option) => !lately.includes(option))];
}

/** Without case and accents: «monter» finds «Montérégie». */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
