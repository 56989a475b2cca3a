import { latinLookalikes } from './lookalikes.ts';
import { markupSource, plainMarkup } from './markup.ts';
import { narrow } from './narrow.ts';

/**
 * Stands in a view where a placeholder stands in the text: neither a letter nor a digit, and no text brings it into a
 * view. One byte in memory, so that a text of Latin-1 stays one and its patterns are compiled but once.
 */
export const maskCharacter = '\x81';

/**
 * What detectors read: the text without tricks of encoding. Invisible characters and the tags of pages are gone,
 * entities decoded, letters composed, full-width and mathematical forms plain, letters that only look Latin made so,
 * spaces, apostrophes and hyphens of one kind, digits ASCII, and each masked range a single `maskCharacter`. Offsets of the original are kept beside each unit.
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
  let starts = new Int32Array(original.length + 16);
  let ends = new Int32Array(original.length + 16);
  let length = 0;
  let text = '';
  const push = (plain: string, start: number, end: number): void => {
    text += plain;
    if (starts.length < length + plain.length) {
      starts = longer(starts, length + plain.length);
      ends = longer(ends, length + plain.length);
    }
    starts.fill(start, length, length + plain.length);
    ends.fill(end, length, length + plain.length);
    length += plain.length;
  };
  let from = 0;
  for (const range of [...masked, { start: original.length, end: original.length }]) {
    const part = original.slice(from, range.start);
    for (let at = 0; at < part.length;) {
      const run = at;
      while (isPlainAt(part, at)) at += 1;
      if (at > run) {
        push(part.slice(run, at), 0, 0);
        for (let back = 1; back <= at - run; back += 1) {
          starts[length - back] = from + at - back;
          ends[length - back] = from + at - back + 1;
        }
      } else {
        const raw = clusterAt(part, at);
        push(plainCluster(raw), from + at, from + at + raw.length);
        at += raw.length;
      }
    }
    if (range.end > range.start) push(maskCharacter, range.start, range.end);
    from = range.end;
  }
  return {
    text: narrow(latinLookalikes(text)),
    original: (start, end) => ({ start: starts[start] ?? 0, end: ends[end - 1] ?? 0 }),
  };
}

function longer(numbers: Int32Array<ArrayBuffer>, least: number): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(Math.max(least, numbers.length * 2));
  copy.set(numbers);
  return copy;
}

/** A tag, an entity, or one character with the marks and invisible characters that follow it (a mark may hide behind one). */
const cluster = new RegExp(String.raw`${markupSource}|[^](?:\p{Mn}|\p{Me}|\p{Cf}(?=\p{Mn}|\p{Me}))*`, 'iuy');

function clusterAt(text: string, at: number): string {
  cluster.lastIndex = at;
  return cluster.exec(text)?.[0] ?? text.charAt(at);
}

/** A character of a typewriter before another one: it stays as it is, and can neither begin a tag nor bear a mark. */
function isPlainAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  const isTyped = code >= 0x20 && code < 0x7f && code !== 0x3c && code !== 0x26 && code !== 0x60;
  return isTyped && !(text.charCodeAt(at + 1) >= 0x80);
}

const invisible = /[\p{Cf}\p{Cc}\p{Cs}\p{VS}\u034F\u115F\u1160\u17B4\u17B5\u3164\uFFA0]/gu;

/** Marks that a tag cut off from their letter; or nothing at all. */
const loneMarks = /^\p{M}*$/u;

/** Single characters outside ASCII are few, and take a dozen patterns each. */
function plainCluster(raw: string): string {
  if (raw.length > 1 || raw.charCodeAt(0) < 0x80) return makePlain(raw);
  let plain = plainCharacters.get(raw);
  if (plain === undefined) {
    plain = makePlain(raw);
    if (plainCharacters.size < rememberedCharacters) plainCharacters.set(raw, plain);
  }
  return plain;
}

const plainCharacters = new Map<string, string>();
const rememberedCharacters = 500;

function makePlain(raw: string): string {
  const code = raw.charCodeAt(0);
  if (raw.length === 1 && code < 0x80) {
    if (code >= 0x20 && code < 0x7f) return raw === '`' ? "'" : raw;
    return raw === '\n' || raw === '\r' ? '\n' : raw === '\t' ? ' ' : '';
  }
  if (code === 0x3c || code === 0x26)
    return raw.length > 1 && /[>;]$/.test(raw) ? plainCluster(plainMarkup(raw)) : raw;
  const visible = raw.replace(invisible, '');
  if (loneMarks.test(visible)) return '';
  return visible
    .normalize('NFKC')
    .replace(overprint, '$<base>')
    .replace(/[\u{1F150}-\u{1F169}\u{1F170}-\u{1F189}\u2776-\u277E\u2780-\u2788\u278A-\u2792]/gu, enclosed)
    .replace(/[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g, ' ')
    .replace(/[’ʼ‘‛′´ˈ＇]/g, "'")
    .replace(/[\u2010\u2011\u2012\u2043\u2212\uFE63\uFF0D]/g, '-')
    .replace(/[\u2044\u2215\u29F8]/g, '/')
    .replace(/[\u2024\u3002\uFF61]/g, '.')
    .replace(/\p{Nd}/gu, asciiDigit)
    .replaceAll('\uFFFC', ' ');
}

/** Marks that compose with no letter of ours, struck over one to hide it. */
const overprint = /(?<base>[\p{Script=Latin}\p{N}\p{P}\p{S}\p{Zs}])\p{M}+/gu;

/** White letters and digits in black circles and squares. */
function enclosed(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x1f150) return String.fromCodePoint(0x41 + ((code - 0x1f150) % 32));
  return String(((code - 0x2776) % 10) + 1);
}

/** Decimal digits stand in runs of ten from zero to nine in each script. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  if (code < 0x80) return digit;
  let zero = code;
  while (zero > code - 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String((code - zero) % 10);
}
