/** Stands in a view where a placeholder stands in the text: neither a letter nor a digit. */
export const maskCharacter = '\uFFFC';

/**
 * What detectors read: the text without tricks of encoding. Invisible characters are gone, letters composed,
 * full-width and mathematical forms plain, spaces, apostrophes and hyphens of one kind, digits ASCII, and each
 * masked range a single `maskCharacter`. Offsets of the original are kept beside each unit.
 */
export interface View {
  readonly text: string;
  /** Maps a range of the view to the range of the original that it came from, in UTF-16 units. */
  readonly original: (start: number, end: number) => Range;
}

export interface Range {
  readonly start: number;
  readonly end: number;
}

/** `masked` ranges are in units of `original`, sorted and apart from each other. */
export function createView(original: string, masked: readonly Range[]): View {
  const starts: number[] = [];
  const ends: number[] = [];
  let text = '';
  const push = (plain: string, start: number, end: number): void => {
    text += plain;
    for (let unit = 0; unit < plain.length; unit += 1) {
      starts.push(start);
      ends.push(end);
    }
  };
  let from = 0;
  for (const range of [...masked, { start: original.length, end: original.length }]) {
    for (const match of original.slice(from, range.start).matchAll(cluster)) {
      push(plainCluster(match[0]), from + match.index, from + match.index + match[0].length);
    }
    if (range.end > range.start) push(maskCharacter, range.start, range.end);
    from = range.end;
  }
  return {
    text,
    original: (start, end) => ({ start: starts[start] ?? 0, end: ends[end - 1] ?? 0 }),
  };
}

/** One character with the marks and invisible characters that follow it (a mark may hide behind one). */
const cluster = /[^](?:\p{Mn}|[\u200B-\u200D\u2060\u00AD](?=\p{Mn}))*/gu;
const invisible = /[\p{Cf}\p{Cc}\p{Cs}\p{VS}\u034F\u115F\u1160\u17B4\u17B5\u3164\uFFA0]/gu;

function plainCluster(raw: string): string {
  const code = raw.charCodeAt(0);
  if (raw.length === 1 && code < 0x80) {
    if (code >= 0x20 && code < 0x7f) return raw === '`' ? "'" : raw;
    return raw === '\n' || raw === '\r' ? '\n' : raw === '\t' ? ' ' : '';
  }
  const visible = raw.replace(invisible, '');
  if (visible === '') return '';
  return visible
    .normalize('NFKC')
    .replace(/[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g, ' ')
    .replace(/[’ʼ‘‛′´ˈ＇]/g, "'")
    .replace(/[\u2010\u2011\u2012\u2212\uFE63\uFF0D]/g, '-')
    .replace(/\p{Nd}/gu, asciiDigit)
    .replaceAll(maskCharacter, ' ');
}

/** Decimal digits stand in runs of ten from zero to nine in each script. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  if (code < 0x80) return digit;
  let zero = code;
  while (zero > code - 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((code - zero) % 10);
}
