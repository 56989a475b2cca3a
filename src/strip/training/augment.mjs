// Makes variants of a note: other names, other typing. Segments in, segments out; nothing is changed in place.
import { maskCharacter } from '../text/view.ts';

/** One variant of `note`; `others` are notes to join it with. */
export function vary(note, others, names, random) {
  const own = note.source === 'notes';
  let segments = note.segments;
  if (random.chance(own ? 0.75 : 0.5)) segments = swapNames(segments, names, random);
  if (own && random.chance(0.12))
    segments = joinNotes(segments, swapNames(random.pick(others).segments, names, random), random);
  if (own && random.chance(0.04)) segments = [...chatPrefix(names, random), ...segments];
  if (random.chance(0.25)) segments = crop(segments, random);
  if (random.chance(0.2)) segments = mapPlain(segments, (text) => dropWords(text, random));
  if (random.chance(0.12)) segments = mapPlain(segments, (text) => mistype(text, random));
  if (random.chance(0.07)) segments = mapPlain(segments, (text) => text.replace(/[,;!?"'’]/g, ''));
  if (random.chance(0.2)) segments = mapAll(segments, withoutAccents);
  const roll = random.next();
  if (roll < 0.28) segments = mapAll(segments, (text) => text.toLowerCase());
  else if (roll < 0.34) segments = mapAll(segments, (text) => text.toUpperCase());
  else if (roll < 0.37)
    segments = mapPlain(segments, (text) =>
      text.replace(/(?<=^|[\s'])\p{Ll}(?=\p{L}{3})/gu, (letter) => letter.toUpperCase()),
    );
  else if (roll < 0.42)
    segments = segments.map(({ text, label }) => ({
      text: label === 'PERSON' ? text.toLowerCase() : text,
      label,
    }));
  if (random.chance(0.05))
    segments = segments.map((segment) =>
      segment.label === 'PERSON' && random.chance(0.7) ? { text: maskCharacter, label: 'PLAIN' } : segment,
    );
  return segments;
}

const mapAll = (segments, change) => segments.map(({ text, label }) => ({ text: change(text), label }));
const mapPlain = (segments, change) =>
  segments.map(({ text, label }) => ({ text: label === 'PLAIN' ? change(text) : text, label }));

const withoutAccents = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');

/** The same name in a note is replaced by the same name; the typing of each stays. */
function swapNames(segments, names, random) {
  const swapped = new Map();
  const replace = (word, make) => {
    const key = word.toLowerCase();
    if (!swapped.has(key)) swapped.set(key, random.chance(0.12) ? word : make());
    return likeCase(word, swapped.get(key));
  };
  return segments.map((segment) => {
    if (segment.label !== 'PERSON' && !(segment.label === 'EITHER' && random.chance(0.5))) return segment;
    if (/[\d_@\n]/.test(segment.text)) return segment;
    const words = segment.text.split(' ');
    if (words.length > 4) return segment;
    const text = words
      .map((word, index) => {
        if (!/^\p{L}[\p{L}'’-]{1,}$/u.test(word) || particles.has(word.toLowerCase())) return word;
        const last = words.length > 1 && index === words.length - 1;
        return replace(
          word,
          last ? names.surname : words.length === 1 && random.chance(0.2) ? names.surname : names.firstName,
        );
      })
      .join(' ');
    return { text, label: segment.label === 'EITHER' ? 'PERSON' : segment.label };
  });
}

const particles = new Set(
  'de da do dos das del di du la le les van von der den ter bin ben ibn al el st ste mac mc ti big little petit petite gros grosse grand grande'.split(
    ' ',
  ),
);

function likeCase(model, name) {
  if (!/\p{Lu}/u.test(model)) return name.toLowerCase();
  if (model.length > 2 && !/\p{Ll}/u.test(model)) return name.toUpperCase();
  return name;
}

function joinNotes(a, b, random) {
  const between = random.pick(['. ', ' ', '\n', ' / ', ' - ', '\n- ', ', ', ' ; ', '... ']);
  return [...a, { text: between, label: 'PLAIN' }, ...b];
}

/** Without its beginning or its end, but never cut inside a mark. */
function crop(segments, random) {
  const pieces = segments.flatMap(({ text, label }) =>
    label === 'PLAIN' ? text.split(/(?<= )/).map((part) => ({ text: part, label })) : [{ text, label }],
  );
  if (pieces.length < 6) return segments;
  const at = 1 + random.below(pieces.length - 3);
  return random.chance(0.5) ? pieces.slice(at) : pieces.slice(0, at + 2);
}

function dropWords(text, random) {
  return text.replace(/(?<= )\p{L}+ /gu, (word) => (random.chance(0.12) ? '' : word));
}

function chatPrefix(names, random) {
  const name = random.chance(0.8) ? names.firstName() : `${names.firstName()} ${names.surname()}`;
  const shown = random.chance(0.35) ? name.toLowerCase() : name;
  const time = `${random.below(24)}${random.pick([':', ' h ', 'h'])}${10 + random.below(50)}`;
  const [before, after] = random.pick([
    ['', ': '],
    ['', ' : '],
    [`[${time}] `, ': '],
    [`${time} `, ' - '],
    ['<', '> '],
    ['', ' > '],
    ['- ', ': '],
    ['@', ' '],
    ['(', ') '],
  ]);
  return [
    { text: before, label: 'PLAIN' },
    { text: shown, label: 'PERSON' },
    { text: after, label: 'PLAIN' },
  ].filter(({ text }) => text !== '');
}

function mistype(text, random) {
  return text.replace(/\p{L}{4,}/gu, (word) => {
    if (!random.chance(0.12)) return word;
    const at = 1 + random.below(word.length - 2);
    const roll = random.next();
    if (roll < 0.4) return word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
    if (roll < 0.7) return word.slice(0, at) + word.slice(at + 1);
    return word.slice(0, at) + word[at] + word.slice(at);
  });
}
