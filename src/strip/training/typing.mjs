// How a note is typed: case, slips, what a hurried hand leaves out. Labels stay where they are.

export const mapAll = (segments, change) =>
  segments.map(({ text, label }) => ({ text: change(text), label }));
const mapLabel = (wanted) => (segments, change) =>
  segments.map(({ text, label }) => ({ text: label === wanted ? change(text) : text, label }));
export const mapPlain = mapLabel('PLAIN');
export const mapNames = mapLabel('PERSON');

export const withoutAccents = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');

/** Without its beginning or its end, but never cut inside a mark. */
export function crop(segments, random) {
  const pieces = segments.flatMap(({ text, label }) =>
    label === 'PLAIN' ? text.split(/(?<= )/).map((part) => ({ text: part, label })) : [{ text, label }],
  );
  if (pieces.length < 6) return segments;
  const at = 1 + random.below(pieces.length - 3);
  return random.chance(0.5) ? pieces.slice(at) : pieces.slice(0, at + 2);
}

export function dropWords(text, random) {
  return text.replace(/(?<= )\p{L}+ /gu, (word) => (random.chance(0.12) ? '' : word));
}

/** Letters swapped, left out or doubled, in about `share` of the longer words. */
export function mistype(text, share, random) {
  return text.replace(/\p{L}{4,}/gu, (word) => {
    if (!random.chance(share)) return word;
    const at = 1 + random.below(word.length - 2);
    const roll = random.next();
    if (roll < 0.4) return word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
    if (roll < 0.7) return word.slice(0, at) + word.slice(at + 1);
    return word.slice(0, at) + word[at] + word.slice(at);
  });
}

/** Some kind of mark is left out of the whole note, or becomes a space. */
export function dropPunctuation(segments, random) {
  const [pattern, instead] = random.pick([
    [/[,;!?"'’]/g, ''],
    [/[,.;:!?](?=\s|$)/g, ''],
    [/,/g, ''],
    [/['’]/g, ''],
    [/['’]/g, ' '],
    [/\n/g, ' '],
    [/(?<=[,:;/-]) /g, ''],
  ]);
  return mapPlain(segments, (text) => text.replace(pattern, instead));
}

/** "Marie-Ève" is typed "Marie Ève", or in one word. */
export function dropHyphens(text, random) {
  return text.replace(/-/g, random.chance(0.7) ? ' ' : '');
}

/** Whatever word begins the note, or a sentence, is typed with a capital: a capital there says little. */
export function capitaliseStarts(segments, random) {
  const sentences = random.chance(0.5) ? /(?<=[.!?]\s+|\n(?:- )?)\p{Ll}/gu : /(?!)/u;
  return segments.map(({ text, label }, index) => ({
    text: (index === 0
      ? text.replace(/^[^\p{L}\p{N}]*\p{Ll}/u, (start) => start.toUpperCase())
      : text
    ).replace(sentences, (letter) => letter.toUpperCase()),
    label,
  }));
}
