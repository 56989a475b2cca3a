/** Words to look up. A `Set` is one. */
export interface WordList extends Iterable<string> {
  readonly size: number;
  readonly has: (word: string) => boolean;
}

/**
 * The words in `bytes` from `from` to `to`, ASCII, each behind one byte below 32: one more than the number of letters at
 * the end of the one before that it does not share, and 31 where it shares none. All letters stand in one array and are found by a table of hashes: tens of thousands of
 * strings in a `Set` take twice as long to make, and several times the memory.
 */
export function parseWordList(bytes: Uint8Array, from: number, to: number): WordList {
  const { letters, starts, size } = unpack(bytes, from, to);
  const table = tabulate(letters, starts, size);
  const mask = table.length - 1;
  return {
    size,
    has: (word) => {
      if (word.length > longestWord) return false;
      let hash = hashSeed;
      for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), hashPrime);
      for (let slot = (hash ^ (hash >>> 15)) & mask; ; slot = (slot + 1) & mask) {
        const place = table[slot]! - 1;
        if (place < 0) return false;
        if (isWordAt(letters, starts[place]!, starts[place + 1]!, word)) return true;
      }
    },
    *[Symbol.iterator]() {
      for (let word = 0; word < size; word += 1)
        yield String.fromCharCode(...letters.subarray(starts[word], starts[word + 1]));
    },
  };
}

/** Longer than any of the lists, so that a text without a space is not read in vain. */
const longestWord = 200;

/** FNV-1a. */
const hashSeed = 0x811c9dc5;
const hashPrime = 0x01000193;

interface Unpacked {
  /** Of all words, behind each other. */
  readonly letters: Uint8Array;
  /** Where each word begins, and where the last one ends. */
  readonly starts: Int32Array;
  readonly size: number;
}

function unpack(bytes: Uint8Array, from: number, to: number): Unpacked {
  let size = 0;
  let total = 0;
  for (let at = from, length = 0; at < to; at += 1) {
    const byte = bytes[at]!;
    length = byte > lastMark ? length + 1 : byte < lastMark ? length - byte + 1 : 0;
    if (byte <= lastMark) size += 1;
    total += byte > lastMark ? 1 : length;
  }
  const letters = new Uint8Array(total);
  const starts = new Int32Array(size + 1);
  let end = 0;
  let all = 0;
  for (let at = from, word = 0, before = 0; at < to; at += 1) {
    const byte = bytes[at]!;
    if (byte > lastMark) {
      letters[end] = byte;
      end += 1;
      all |= byte;
      continue;
    }
    const last = byte < lastMark ? end - byte + 1 : before;
    starts[word] = end;
    for (let same = before; same < last; same += 1, end += 1) letters[end] = letters[same]!;
    before = starts[word]!;
    word += 1;
  }
  starts[size] = end;
  if (all > 0x7f) throw new Error('a list of words holds more than ASCII');
  return { letters, starts, size };
}

/** The bytes up to this one begin a word; this one shares nothing. */
const lastMark = 31;

/** Number of the word plus one by its hash, or by the next free place; at most half of the places are taken. */
function tabulate(letters: Uint8Array, starts: Int32Array, size: number): Int32Array {
  const table = new Int32Array(2 ** (Math.ceil(Math.log2(size + 1)) + 1));
  const mask = table.length - 1;
  for (let word = 0; word < size; word += 1) {
    let hash = hashSeed;
    const end = starts[word + 1]!;
    for (let at = starts[word]!; at < end; at += 1) hash = Math.imul(hash ^ letters[at]!, hashPrime);
    let slot = (hash ^ (hash >>> 15)) & mask;
    while (table[slot] !== 0) slot = (slot + 1) & mask;
    table[slot] = word + 1;
  }
  return table;
}

function isWordAt(letters: Uint8Array, start: number, end: number, word: string): boolean {
  if (end - start !== word.length) return false;
  for (let at = 0; at < word.length; at += 1) if (letters[start + at] !== word.charCodeAt(at)) return false;
  return true;
}
