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
export function describeGap(gap: string): readonly number[] {
  let codes = remembered.get(gap);
  if (codes === undefined) {
    const found =
      gap === '' ? ['joined'] : gapPatterns.filter(([, pattern]) => pattern.test(gap)).map(([flag]) => flag);
    codes = found.map((flag) => (gapFlags as readonly string[]).indexOf(flag));
    if (remembered.size < mostRemembered) remembered.set(gap, codes);
  }
  return codes;
}

/** Few gaps ever occur, and none can hold a name. */
const remembered = new Map<string, readonly number[]>();
const mostRemembered = 500;

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
