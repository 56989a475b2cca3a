import { rememberGaps } from '../text/remember-gaps.ts';
import { maskCharacter } from '../text/view.ts';

/** What may stand between two words. Their order is part of the weights. */
export const gapFlags = [
  'edge',
  'joined',
  'mask',
  'line',
  'at',
  'hash',
  'angle',
  'colon',
  'open',
  'close',
  'quote',
  'exclamation',
  'semicolon',
  'dot',
  'comma',
  'slash',
  'ampersand',
  'sum',
  'dash',
  'apostrophe',
  'star',
  'money',
  'other',
] as const;

/** Codes, places in `gapFlags`, of what `gap` holds: what stands between two words, neither letter nor digit. */
export const describeGap = rememberGaps((gap): readonly number[] => {
  const found =
    gap === '' ? ['joined'] : gapPatterns.filter(([, pattern]) => pattern.test(gap)).map(([flag]) => flag);
  return found.map((flag) => (gapFlags as readonly string[]).indexOf(flag));
});

const gapPatterns: readonly (readonly [(typeof gapFlags)[number], RegExp])[] = [
  ['mask', new RegExp(maskCharacter, 'u')],
  ['line', /\n/],
  ['at', /@/],
  ['hash', /#/],
  ['angle', /[<>→]/],
  ['colon', /:/],
  ['open', /[([{]/],
  ['close', /[)\]}]/],
  ['quote', /["«»“”„]/],
  ['exclamation', /[!?]/],
  ['semicolon', /;/],
  ['dot', /[.…]/],
  ['comma', /,/],
  ['slash', /[/\\|]/],
  ['ampersand', /&/],
  ['sum', /[+=~]/],
  ['dash', /[-–—]/],
  ['apostrophe', /'/],
  ['star', /[*•·_]/],
  ['money', /[$€£%]/],
  ['other', /[^\s\x81@#<>→:()[\]{}"«»“”„!?;.…,/\\|&+=~–—'*•·_$€£%-]/u],
];
