// Makes variants of a note: other names, other typing. Segments in, segments out; nothing is changed in place.
import {
  enumerateNames,
  placeBehindNames,
  shortenNames,
  swapFigures,
  swapNames,
  swapPlaces,
} from './swap.mjs';
import {
  capitaliseStarts,
  crop,
  dropHyphens,
  dropPunctuation,
  dropWords,
  mapAll,
  mapNames,
  mapPlain,
  mistype,
  withoutAccents,
} from './typing.mjs';

/**
 * One variant of `note`; `others` are notes to join it with. Also the invented public figures that it names: they
 * belong on the keep-list that it is read with.
 */
export function vary(note, others, names, random) {
  const own = note.source === 'notes';
  const figures = [];
  const rename = (segments, share) => {
    const swapped = new Map();
    if (own && random.chance(0.3)) segments = swapFigures(segments, names, random, swapped, figures);
    return random.chance(share) ? swapNames(segments, names, random, swapped) : segments;
  };
  let segments = rename(note.segments, own ? 0.75 : 0.5);
  if (own) segments = rewrite(segments, names, random);
  if (own && random.chance(0.12)) segments = join(segments, rename(random.pick(others).segments, 1), random);
  if (own && random.chance(0.05)) segments = [...chatPrefix(names, random), ...segments];
  if (random.chance(0.25)) segments = crop(segments, random);
  segments = retype(segments, random);
  if (random.chance(0.12)) segments = mask(segments, random);
  return { segments, figures };
}

/** As a later round reads it: what was found is masked, all of it or most. */
function mask(segments, random) {
  const share = random.chance(0.5) ? 1 : 0.7;
  return segments.map((segment) =>
    (segment.label === 'PERSON' || segment.label === 'IDENTIFIER') && random.chance(share)
      ? { text: '\uFFFC', label: 'PLAIN' }
      : segment,
  );
}

/** The same note about other places, more people, people named by less. */
function rewrite(segments, names, random) {
  if (random.chance(0.3)) segments = swapPlaces(segments, names, random);
  if (random.chance(0.1)) segments = shortenNames(segments, random);
  if (random.chance(0.05)) segments = enumerateNames(segments, names, random);
  if (random.chance(0.05)) segments = placeBehindNames(segments, names, random);
  return segments;
}

/** The same note in other hands. */
function retype(segments, random) {
  if (random.chance(0.2)) segments = mapPlain(segments, (text) => dropWords(text, random));
  if (random.chance(0.12)) segments = mapPlain(segments, (text) => mistype(text, 0.12, random));
  if (random.chance(0.06)) segments = mapNames(segments, (text) => mistype(text, 0.5, random));
  if (random.chance(0.12)) segments = dropPunctuation(segments, random);
  if (random.chance(0.08)) segments = mapNames(segments, (text) => dropHyphens(text, random));
  if (random.chance(0.2)) segments = capitaliseStarts(segments, random);
  if (random.chance(0.22)) segments = mapAll(segments, withoutAccents);
  const roll = random.next();
  if (roll < 0.31) return mapAll(segments, (text) => text.toLowerCase());
  if (roll < 0.37) return mapAll(segments, (text) => text.toUpperCase());
  if (roll < 0.4)
    return mapPlain(segments, (text) =>
      text.replace(/(?<=^|[\s'])\p{Ll}(?=\p{L}{3})/gu, (letter) => letter.toUpperCase()),
    );
  return roll < 0.46 ? mapNames(segments, (text) => text.toLowerCase()) : segments;
}

function join(a, b, random) {
  const between = random.pick(['. ', ' ', '\n', ' / ', ' - ', '\n- ', ', ', ' ; ', '... ']);
  return [...a, { text: between, label: 'PLAIN' }, ...b];
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
