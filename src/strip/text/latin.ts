import { narrow } from './narrow.ts';

/**
 * The text of a view with one byte a unit, in Windows-1252: letters of other scripts become `þ`, digits `¹`, masks and
 * all else what no pattern asks for. Offsets are those of the view. Patterns of `latinPattern` read it: a class of all
 * letters of Unicode is slow to compile, engines compile up to four times, and detectors have hundreds of them.
 */
export function toLatin(text: string): string {
  return narrow(text.replace(beyond, (character) => latinUnits.get(character) ?? substitute(character)));
}

/** `source` and `flags` of a Unicode pattern, with `\p{L}`, `\p{Lu}`, `\p{Ll}` and `\p{N}`, made to read `toLatin`. */
export function latinPattern(source: string, flags: string): RegExp {
  let inClass = false;
  const narrow = source.replace(/\\p\{(?<name>\w+)\}|\\[^]|[[\]]|[^\0-\xFF]/g, (piece, name?: string) => {
    if (name !== undefined) return inClass ? classOf(name) : `[${classOf(name)}]`;
    if (piece === '[' || piece === ']') inClass = piece === '[';
    return latinUnits.get(piece) ?? piece;
  });
  const pattern = new RegExp(narrow, flags);
  made.push(pattern);
  return pattern;
}

const made: RegExp[] = [];

/** All that `latinPattern` has made. */
export const latinPatterns: readonly RegExp[] = made;

/** Masks stay what they are. */
const beyond = /[^\0-\x7F\x81\xA0-\xFF]/gu;
const otherUnit = '\x8F';

/** Bytes 80 to 9F of Windows-1252; masks stand in one of its gaps. */
const latinUnits: ReadonlyMap<string, string> = new Map(
  [...'€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'].flatMap((character, index) =>
    character === ' ' ? [] : [[character, String.fromCharCode(0x80 + index)] as const],
  ),
);

function substitute(character: string): string {
  const unit = /\p{L}/u.test(character)
    ? /\p{Lu}/u.test(character)
      ? 'Þ'
      : 'þ'
    : /\p{N}/u.test(character)
      ? '¹'
      : /\s/.test(character)
        ? ' '
        : otherUnit;
  return unit.repeat(character.length);
}

const upper = String.raw`A-Z\x8A\x8C\x8E\x9F\xC0-\xD6\xD8-\xDE`;
const lower = String.raw`a-z\x83\x9A\x9C\x9E\xB5\xDF-\xF6\xF8-\xFF`;
const classes: Readonly<Record<string, string>> = {
  L: String.raw`${upper}${lower}\x88\xAA\xBA`,
  Lu: upper,
  Ll: lower,
  N: String.raw`\d\xB2\xB3\xB9\xBC-\xBE`,
};

function classOf(name: string): string {
  const found = classes[name];
  if (found === undefined) throw new Error(`no class ${name} in Windows-1252`);
  return found;
}
