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

/**
 * What was removed from an idea. A maybe offers Keep at once, with its word; what is certain offers the way back
 * behind one more press when there is a choice to make.
 */
export function Removed(props: RemovedProps) {
  const { t } = useMessages();
  const { idea, removals } = props;
  const maybes = eachOnce(idea.redactions.filter(({ certain }) => !certain));
  const certain = idea.redactions.filter((redaction) => redaction.certain);
  return (
    <div className={css['removed']}>
      {maybes.map(({ kind, placeholder }) => (
        <span key={placeholder} className={css['item']}>
          <span className={css['maybe']}>{t(`maybe.${kind}`)}</span>
          {removals
            .filter((removal) => removal.placeholder === placeholder)
            .map(({ words }) => (
              <KeepWord key={placeholder} n={idea.number} words={words} onPutBack={props.onPutBack} />
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

function NotAName(props: RemovedProps) {
  const { t } = useMessages();
  const [choosing, setChoosing] = useState(false);
  const { idea, removals, onPutBack } = props;
  const [first, ...others] = removals;
  if (!first) return null;
  const kind = others.every((other) => other.kind === first.kind) ? first.kind : 'OTHER';
  const several = others.length > 0;
  return (
    <>
      <button
        type="button"
        aria-label={t('capture.not.idea', { question: t(`not.${kind}`), n: idea.number })}
        aria-expanded={several ? choosing : undefined}
        onClick={() => (several ? setChoosing(!choosing) : onPutBack(first.words))}
      >
        {t(`not.${kind}`)}
      </button>
      {several && choosing
        ? removals.map(({ placeholder, words }) => (
            <KeepWord key={placeholder} n={idea.number} words={words} onPutBack={onPutBack} />
          ))
        : null}
    </>
  );
}

function KeepWord(props: {
  readonly n: number;
  readonly words: Removal['words'];
  readonly onPutBack: RemovedProps['onPutBack'];
}) {
  const { t } = useMessages();
  const { n, words } = props;
  const [word] = words;
  return (
    <button
      type="button"
      aria-label={t('capture.keep-word.idea', { word, n })}
      onClick={() => props.onPutBack(words)}
    >
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
