// Puts other people, public figures and places into a note. Segments in, segments out.

/**
 * The same word of a name is replaced by the same word; the typing of each stays. `swapped` holds what was replaced
 * already, by word in lower case.
 */
export function swapNames(segments, names, random, swapped) {
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
        if (last) return replace(word, names.surname);
        const alone = words.length === 1 && random.chance(0.2);
        return replace(word, alone ? names.surnameAlone : names.firstName);
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

/**
 * Public figures become invented ones, who are public only because the keep-list will say so; private namesakes in
 * the note go with them, by `swapped`. Adds the new ones' full names to `figures`.
 */
export function swapFigures(segments, names, random, swapped, figures) {
  const renamed = new Map();
  const rename = (surname) => {
    const key = surname.toLowerCase();
    if (!renamed.has(key)) {
      const figure = { first: names.firstName(), surname: names.surnameAlone() };
      renamed.set(key, figure);
      figures.push(`${figure.first} ${figure.surname}`);
      if (random.chance(0.7)) swapped.set(key, figure.surname);
    }
    return renamed.get(key);
  };
  return segments.map((segment) => {
    if (segment.label !== 'FIGURE' || !/^[\p{L}' -]+$/u.test(segment.text)) return segment;
    const words = segment.text.split(' ');
    const surname = words.at(-1);
    if (words.length > 3 || (words.length === 1 && !names.isFigureSurname(surname))) return segment;
    const figure = rename(surname);
    const text = words.length === 1 ? figure.surname : `${figure.first} ${figure.surname}`;
    return { text: likeCase(segment.text, text), label: 'FIGURE' };
  });
}

/** Listed places become others, listed or not. */
export function swapPlaces(segments, names, random) {
  return segments.map((segment) =>
    segment.label === 'PLACE' && names.isPlace(segment.text) && random.chance(0.8)
      ? { text: likeCase(segment.text, names.place()), label: 'PLACE' }
      : segment,
  );
}

/** "Ana Ruiz" becomes "Ana R.", "A. Ruiz" or "AR". */
export function shortenNames(segments, random) {
  return segments.map((segment) => {
    const words = segment.text.split(' ');
    if (segment.label !== 'PERSON' || words.length !== 2 || !words.every((word) => /^\p{L}{2}/u.test(word)))
      return segment;
    const [first, last] = words;
    const text = random.pick([
      `${first} ${last[0]}.`,
      `${first} ${last[0]}`,
      `${first[0]}. ${last}`,
      `${first[0]}.${last}`,
      `${first[0]}.${last[0]}.`,
      `${first[0]}${last[0]}`,
      first,
      last,
    ]);
    return { text, label: 'PERSON' };
  });
}

/** One person becomes two or three. */
export function enumerateNames(segments, names, random) {
  const between = random.pick([', ', ', ', '/', ' / ', ' + ', ' & ', ' ', ' - ', '\n']);
  const before = random.pick([' and ', ' et ', ' pis ', ', ', ' & ', between]);
  return segments.flatMap((segment) => {
    if (segment.label !== 'PERSON' || segment.text.length > 30 || !random.chance(0.6)) return [segment];
    const more = () => ({ text: likeCase(segment.text, names.firstName()), label: 'PERSON' });
    const list = random.chance(0.5) ? [] : [more(), { text: between, label: 'PLAIN' }];
    return [...list, more(), { text: before, label: 'PLAIN' }, segment];
  });
}

/** Where a person is from stands behind the name, as in lists. */
export function placeBehindNames(segments, names, random) {
  return segments.flatMap((segment) => {
    if (segment.label !== 'PERSON' || !random.chance(0.6)) return [segment];
    const [before, after] = random.pick([
      [', ', ''],
      [', ', ','],
      [' (', ')'],
      [' / ', ' /'],
      [' - ', ' -'],
      [' de ', ''],
      [' from ', ''],
      [' in ', ''],
      [' à ', ''],
    ]);
    return [
      segment,
      { text: before, label: 'PLAIN' },
      { text: likeCase(segment.text, names.place()), label: 'PLACE' },
      ...(after === '' ? [] : [{ text: after, label: 'PLAIN' }]),
    ];
  });
}
