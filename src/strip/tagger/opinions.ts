import type { DetectContext } from '../detectors/detector.ts';
import { protectTokens } from '../names/protect.ts';
import { certainScore, nameScore, scoreName, type NameNote } from '../names/score.ts';
import { tokenize, typingOf } from '../names/tokens.ts';

/** What the rules of `../names` say of a word, for the network to weigh. Their order is part of the weights. */
export const opinionFlags = [
  'rules far from a name',
  'rules near a name',
  'rules maybe a name',
  'rules surely a name',
  'rules very surely a name',
  'rules keep',
  'rules perhaps keep',
] as const;

/** The opinions on the words of a view, by the offset where each word begins. */
export function opinionsOf(
  text: string,
  context: DetectContext,
): ReadonlyMap<number, readonly (typeof opinionFlags)[number][]> {
  const tokens = tokenize(text, context.lexicon);
  const typing = typingOf(tokens);
  const listed = protectTokens(tokens, typing, context);
  const note: NameNote = { tokens, typing, listed, context };
  return new Map(
    tokens.map((token, index) => {
      const opinions: (typeof opinionFlags)[number][] = [];
      const score = scoreName(note, index);
      if (score >= certainScore + 1.5) opinions.push('rules very surely a name');
      if (score >= certainScore) opinions.push('rules surely a name');
      else if (score >= nameScore) opinions.push('rules maybe a name');
      else if (score >= nameScore - 1) opinions.push('rules near a name');
      else if (score < -1) opinions.push('rules far from a name');
      if (listed[index] === 'yes') opinions.push('rules keep');
      if (listed[index] === 'weak') opinions.push('rules perhaps keep');
      return [token.start, opinions];
    }),
  );
}
