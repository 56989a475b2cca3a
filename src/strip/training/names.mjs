// Names to put in the place of names: listed, written in the notes, and invented ones that stand on no list.
import { foldKey, foldPhrase } from '../text/fold-key.ts';

/**
 * `random` decides everything; `seen` are names as people wrote them, with accents and capitals; `figures` are full
 * names of the notes' public figures.
 */
export function createNames(lexicon, seen, figures, random) {
  const first = [...lexicon.firstNames];
  const surnames = [...lexicon.surnames];
  const wordFirst = first.filter((name) => lexicon.words.has(name) || lexicon.wordNames.has(name));
  const words = [...lexicon.words].filter((word) => /^[a-z]{3,9}$/.test(word));
  const places = [...lexicon.places].filter((place) => !place.includes("'"));
  const lastWord = (name) => foldKey(name.slice(name.lastIndexOf(' ') + 1));
  const figureSurnames = [...lexicon.figures, ...figures].map(lastWord);
  const figureSurname = new Set(figures.map(lastWord));
  const chain = createChain([...first, ...surnames]);
  const invent = () => {
    for (;;) {
      const name = chain(random);
      const known = lexicon.words.has(name) || lexicon.firstNames.has(name) || lexicon.surnames.has(name);
      if (name.length > 2 && name.length < 12 && !known) return name;
    }
  };
  const dressed = (name) => {
    let text = name;
    if (random.chance(0.15)) {
      const at = [...text].findIndex((letter, index) => index > 0 && letter in accents && random.chance(0.5));
      if (at >= 0) text = text.slice(0, at) + random.pick(accents[text[at]]) + text.slice(at + 1);
    }
    return text.replace(/(^|[-' ])(\p{Ll})/gu, (_, edge, letter) => edge + letter.toUpperCase());
  };
  const compound = (name, make) => (random.chance(0.07) ? `${name}-${make()}` : name);
  const firstName = () => {
    const roll = random.next();
    if (roll < 0.3) return random.pick(seen.first);
    if (roll < 0.53) return dressed(compound(random.pick(first), () => random.pick(first)));
    if (roll < 0.63) return dressed(random.pick(wordFirst));
    if (roll < 0.65) return dressed(random.pick(words));
    return dressed(compound(invent(), invent));
  };
  /** A surname without a first name: never a public figure's. */
  const surnameAlone = () => {
    const roll = random.next();
    if (roll < 0.34) return random.pick(seen.last);
    if (roll < 0.58) return dressed(compound(random.pick(surnames), () => random.pick(surnames)));
    if (roll < 0.61) return dressed(random.pick(words));
    if (roll < 0.65) return random.pick(prefixes) + dressed(random.pick(surnames));
    return dressed(compound(invent(), invent));
  };
  const surname = () => (random.chance(0.07) ? dressed(random.pick(figureSurnames)) : surnameAlone());
  /** Four in five are listed. */
  const place = () => {
    if (random.chance(0.8)) return dressed(random.pick(places).replaceAll(' ', random.pick([' ', '-'])));
    const name = dressed(invent());
    return random.chance(0.3)
      ? random.pick(['Saint-', 'Sainte-', 'St. ', 'St-']) + name
      : name + random.pick(townEndings);
  };
  return {
    firstName,
    surname,
    surnameAlone,
    place,
    isPlace: (text) => lexicon.places.has(foldPhrase(text)),
    isFigureSurname: (text) => figureSurname.has(foldKey(text)),
  };
}

const accents = {
  a: ['à', 'â', 'á'],
  e: ['é', 'è', 'ê', 'ë'],
  i: ['î', 'ï', 'í'],
  o: ['ô', 'ö', 'ó'],
  u: ['ü', 'û'],
  c: ['ç'],
  n: ['ñ'],
};
const prefixes = ['Mc', 'Mac', "O'", 'St-', 'De ', 'Van ', 'El-', 'Al-', 'Ben ', 'Le', 'La', "D'"];
const townEndings = [
  'ville',
  'ton',
  'burg',
  'bury',
  'field',
  ' Lake',
  ' River',
  ' Falls',
  '-sur-Mer',
  '-Ouest',
  ' Bay',
];

/** A chain of letters: what follows each three letters in the lists. */
function createChain(names) {
  const after = new Map();
  for (const name of names) {
    if (!/^[a-z]{3,}$/.test(name)) continue;
    const padded = `^^^${name}$`;
    for (let index = 3; index < padded.length; index += 1) {
      const before = padded.slice(index - 3, index);
      after.set(before, (after.get(before) ?? '') + padded[index]);
    }
  }
  return (random) => {
    let text = '^^^';
    while (!text.endsWith('$') && text.length < 18) text += random.pick(after.get(text.slice(-3)) ?? '$');
    return text.replaceAll(/[\^$]/g, '');
  };
}
