import type { AnswerKind } from '../contract/guide.ts';
import { noAttributes, noExtras, type Details } from './draft.ts';

/** Kinds of answer that are written down as an idea; counts and ticks are not. Empty where nothing is noted. */
export function notableKinds(answers: readonly AnswerKind[]): AnswerKind[] {
  return answers.filter((kind) => !['count', 'checklist', 'information'].includes(kind));
}

/** What can be said of an idea beside its words and its source. */
export type Detail = 'sector' | 'region' | 'jobTitle' | 'rung' | 'owner' | 'due';

/** What is asked of an idea of a kind: of the person who speaks, or of what the group agrees on. */
export function detailsOf(kind: AnswerKind): readonly Detail[] {
  switch (kind) {
    case 'action':
      return ['owner', 'region', 'due'];
    case 'key-point':
      return [];
    case 'tactic':
      return ['rung', 'sector', 'region'];
    default:
      return ['sector', 'region', 'jobTitle'];
  }
}

/** The details without those that a kind does not ask for: what was chosen for another question stays there. */
export function fittingDetails(kind: AnswerKind, details: Details): Details {
  const asked = detailsOf(kind).map((detail) => [detail, details[detail]]);
  const { source, linkedTo } = details;
  return { ...noAttributes, ...noExtras, source, linkedTo, ...Object.fromEntries(asked) };
}
