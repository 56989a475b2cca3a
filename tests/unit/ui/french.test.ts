import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkFrenchTypography } from '../../../src/guide/french-typography.ts';
import { writeHandOff } from '../../../src/contract/hand-off.ts';

/** ICU's own syntax is no French. */
function withoutPlurals(message: string): string {
  return message.replaceAll(/\{\w+, plural,|\b(?:one|many|other) \{/g, '').replaceAll('}', '');
}

test('every French word of both apps is set as in Quebec', () => {
  const catalogues = globSync('src/*/messages/fr.po');
  expect(catalogues).toHaveLength(2);
  for (const path of catalogues) {
    const messages = [...readFileSync(path, 'utf8').matchAll(/^msgid "(.+)"\nmsgstr "(.*)"$/gm)];
    expect(messages.length).toBeGreaterThan(50);
    for (const [, id, message = ''] of messages)
      expect(checkFrenchTypography(withoutPlurals(message)), `${path} ${id}`).toEqual([]);
  }
});

test('every French guide is set as in Quebec', () => {
  const guides = globSync('src/guide/content/*/fr.md');
  expect(guides).toHaveLength(2);
  for (const path of guides) {
    const [, , body = ''] = readFileSync(path, 'utf8').split(/^---$/m);
    const words = body.replaceAll(/\{[^}]*\}/g, '');
    expect(checkFrenchTypography(words), path).toEqual([]);
  }
});

test('every French plural of both apps knows one, many and other', () => {
  for (const path of globSync('src/*/messages/fr.po'))
    for (const [, plural = ''] of readFileSync(path, 'utf8').matchAll(/^msgstr "(.*plural,.*)"$/gm))
      for (const form of ['one', 'many', 'other']) expect(plural, path).toContain(`${form} {`);
});

test('the French of a hand-off file’s cover is set as in Quebec', () => {
  const page = writeHandOff({
    campaign: '2f1c7f0e-6f0a-4d52-9a39-0d1f3f1d2c11',
    campaignName: 'Campagne',
    counts: { meetings: 2, ideas: 40 },
    envelopes: [],
  });
  const body = page.replaceAll(/<(style|script)\b.*?<\/\1>/gs, '').replace(/^.*<body/s, '<body');
  const french = [...body.matchAll(/<(\w+)[^>]*\blang="fr[^"]*"[^>]*>(.*?)<\/\1>/gs)].map(
    ([, , text = '']) => text,
  );
  expect(french.length).toBeGreaterThan(0);
  for (const text of french)
    expect(checkFrenchTypography(text.replaceAll(/<[^>]*>/g, '').replaceAll('&nbsp;', '\u00a0'))).toEqual([]);
});
