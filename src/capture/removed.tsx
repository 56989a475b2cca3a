import { useState } from 'react';
import type { Idea } from '../contract/idea.ts';
import type { IdentifierKind, Redaction } from '../contract/redaction.ts';
import { useMessages } from '../ui/i18n.tsx';
import type { Removal } from './removal.ts';
import css from './removed.module.css';

export interface RemovedProps {
  readonly idea: Idea;
  /** What can still be put back: its original is in memory until the app closes. */
  readonly removals: readonly Removal[];
  readonly onPutBack: (words: readonly string[]) => void;
}

/** What was removed from an idea. */
export function Removed(props: RemovedProps) {
  const { t } = useMessages();
  const n = props.idea.number;
  return (
    <RemovedFrom
      redactions={props.idea.redactions}
      removals={props.removals}
      nameNot={(question) => t('capture.not.idea', { question, n })}
      nameKeep={(word) => t('capture.keep-word.idea', { word, n })}
      onPutBack={props.onPutBack}
    />
  );
}

export interface RemovedFromProps {
  readonly redactions: readonly Redaction[];
  readonly removals: readonly Removal[];
  /** For those who hear a button's name: which text it is of. */
  readonly nameNot: (question: string) => string;
  readonly nameKeep: (word: string) => string;
  readonly onPutBack: (words: readonly string[]) => void;
}

/**
 * What was removed from a text. A maybe offers Keep at once, with its word; what is certain offers the way back
 * behind one more press when there is a choice to make.
 */
export function RemovedFrom(props: RemovedFromProps) {
  const { t } = useMessages();
  const { redactions, removals } = props;
  const maybes = eachOnce(redactions.filter(({ certain }) => !certain));
  const certain = redactions.filter((redaction) => redaction.certain);
  return (
    <div className={css['removed']}>
      {maybes.map(({ kind, placeholder }) => (
        <span key={placeholder} className={css['item']}>
          <span className={css['maybe']}>{t(`maybe.${kind}`)}</span>
          {removals
            .filter((removal) => removal.placeholder === placeholder)
            .map(({ words }) => (
              <KeepWord key={words[0]} {...props} words={words} />
            ))}
        </span>
      ))}
      {certain.length === 0 ? null : (
        <>
          <span>{countRemoved(certain, t)}</span>
          <NotAName {...props} removals={removals.filter((removal) => removal.certain)} />
        </>
      )}
    </div>
  );
}

function NotAName(props: RemovedFromProps) {
  const { t } = useMessages();
  const [choosing, setChoosing] = useState(false);
  const { removals, onPutBack } = props;
  const [first, ...others] = removals;
  if (!first) return null;
  const kind = others.every((other) => other.kind === first.kind) ? first.kind : 'OTHER';
  const several = others.length > 0;
  return (
    <>
      <button
        type="button"
        aria-label={props.nameNot(t(`not.${kind}`))}
        aria-expanded={several ? choosing : undefined}
        onClick={() => (several ? setChoosing(!choosing) : onPutBack(first.words))}
      >
        {t(`not.${kind}`)}
      </button>
      {several && choosing
        ? removals.map(({ words }) => <KeepWord key={words[0]} {...props} words={words} />)
        : null}
    </>
  );
}

function KeepWord(
  props: Pick<RemovedFromProps, 'nameKeep' | 'onPutBack'> & { readonly words: Removal['words'] },
) {
  const { t } = useMessages();
  const { words } = props;
  const [word] = words;
  return (
    <button type="button" aria-label={props.nameKeep(word)} onClick={() => props.onPutBack(words)}>
      {t('capture.keep-word', { word })}
    </button>
  );
}

function eachOnce(redactions: readonly Redaction[]): Redaction[] {
  return [...new Map(redactions.map((redaction) => [redaction.placeholder, redaction])).values()];
}

type Translate = ReturnType<typeof useMessages>['t'];

/** «2 names removed, 1 phone number removed» */
export function countRemoved(redactions: readonly Redaction[], t: Translate): string {
  const counts = new Map<IdentifierKind, number>();
  for (const { kind } of redactions) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, n]) => t(`removed.${kind}`, { n })).join(', ');
}
