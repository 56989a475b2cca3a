import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { catalogues } from '../../../src/ui/catalogues.ts';
import { loadMessaging } from '../../../src/ui/i18n.tsx';

const english = readCatalogue('en');
const french = readCatalogue('fr');
const sources = globSync('src/{ui,guide,capture,app}/**/*.{ts,tsx}').map((path) =>
  readFileSync(path, 'utf8'),
);

test('both languages say the same things', () => {
  expect([...french.keys()]).toEqual([...english.keys()]);
  for (const message of [...english.values(), ...french.values()]) expect(message).not.toBe('');
});

test('each message takes the same values in both languages', () => {
  for (const [id, message] of english) expect(valuesOf(french.get(id) ?? ''), id).toEqual(valuesOf(message));
});

test('every message that the screens ask for is there', () => {
  const asked = sources.flatMap((source) =>
    [...source.matchAll(/\bt\(\s*'([^']+)'/g)].map((match) => match[1]),
  );
  expect(asked.length).toBeGreaterThan(100);
  expect(asked.filter((id) => !english.has(id ?? ''))).toEqual([]);
  for (const pattern of composedIds()) {
    expect(
      [...english.keys()].some((id) => pattern.test(id)),
      String(pattern),
    ).toBe(true);
  }
});

test('no message is left over', () => {
  const literals = new Set(
    sources.flatMap((source) => [...source.matchAll(/'([\w.-]+)'/g)].map(([, id]) => id)),
  );
  const patterns = composedIds();
  const unused = [...english.keys()].filter(
    (id) => !literals.has(id) && !patterns.some((pattern) => pattern.test(id)),
  );
  expect(unused).toEqual([]);
});

test('the French is set as in Quebec', () => {
  for (const [id, message] of french) {
    // ICU's own syntax is no French.
    const text = message.replaceAll(/\{[^{}]*plural,|\b(?:one|many|other) \{/g, '');
    expect(text, id).not.toMatch(/[^\u00a0\d}]:(?!\d|\/\/)/);
    expect(text, id).not.toMatch(/«[^\u00a0]|[^\u00a0]»/);
    expect(text, id).not.toMatch(/[\s\u00a0\u202f][!?;]/);
    expect(text, id).not.toMatch(/[a-zà-ÿ]'[a-zà-ÿ]/i);
    expect(text, id).not.toMatch(/["“”]/);
  }
});

test('French plurals know one, many and other', async () => {
  for (const [id, message] of french) {
    if (message.includes('plural,'))
      for (const form of ['one', 'many', 'other']) expect(message, id).toContain(`${form} {`);
  }
  const { t } = await loadMessaging('fr', catalogues);
  expect(t('capture.ideas', { n: 0 })).toBe('0 idée');
  expect(t('capture.ideas', { n: 1 })).toBe('1 idée');
  expect(t('capture.ideas', { n: 2 })).toBe('2 idées');
  expect(t('capture.ideas', { n: 1_000_000 })).toMatch(/^1\s000\s000 d’idées$/);
});

test('a date in French keeps its day with its month, and the first of a month is the “1er”', async () => {
  const [english, french] = await Promise.all([
    loadMessaging('en', catalogues),
    loadMessaging('fr', catalogues),
  ]);
  expect(french.formatDay('2031-05-01')).toBe('1er\u00a0mai 2031');
  expect(french.formatDay('2031-05-11')).toBe('11\u00a0mai 2031');
  expect(french.formatDay('2031-05-21')).toBe('21\u00a0mai 2031');
  expect(english.formatDay('2031-05-01')).toBe('May 1, 2031');
});

function readCatalogue(language: 'en' | 'fr'): Map<string, string> {
  const text = readFileSync(`src/ui/messages/${language}.po`, 'utf8');
  const entries = [...text.matchAll(/^msgid "(.+)"\nmsgstr "(.*)"$/gm)];
  const messages = new Map(entries.map(([, id = '', message = '']) => [id, message]));
  expect(messages.size).toBe(entries.length);
  return messages;
}

function valuesOf(message: string): string[] {
  return [...new Set([...message.matchAll(/\{(\w+)[,}]/g)].map((match) => match[1] ?? ''))].sort();
}

/** `removed.${kind}` as a pattern: a message of such a name is asked for by a composed id. */
function composedIds(): RegExp[] {
  const templates = sources.flatMap((source) =>
    [...source.matchAll(/\bt\(\s*`([^`]+)`/g)].map(([, id = '']) => id),
  );
  return [...new Set(templates)].map(
    (template) => new RegExp(`^${template.replaceAll('.', '\\.').replaceAll(/\$\{[^}]+\}/g, '[\\w-]+')}$`),
  );
}
