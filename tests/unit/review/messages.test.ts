import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { AnswerKind } from '../../../src/contract/guide.ts';
import { Mode } from '../../../src/contract/meeting.ts';
import { IdentifierKind } from '../../../src/contract/redaction.ts';
import { loadMessaging, type Catalogues } from '../../../src/ui/i18n.tsx';
import { messages as en } from '../../../src/review/messages/en.po';
import { messages as fr } from '../../../src/review/messages/fr.po';
import { Theme } from '../../../src/review/preferences.ts';

const folder = new URL('../../../src/review/', import.meta.url);
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => readFileSync(new URL(path, folder), 'utf8'))
  .join('\n');
const literals = [...sources.matchAll(/['"`](review\.[a-z.-]+[a-z])['"`]/g)].map(([, id]) => id!);
const templates = [...sources.matchAll(/`(review\.[^`]*\$\{[^`]*)`/g)].map(
  ([, id]) => new RegExp(`^${id!.replaceAll('.', '\\.').replace(/\$\{[^}]*\}/g, '[a-z-]+')}$`),
);
const catalogues: Catalogues = {
  en: () => Promise.resolve({ messages: en }),
  fr: () => Promise.resolve({ messages: fr }),
};

describe('the messages of the review app', () => {
  test('are the same in both languages', () => {
    expect(Object.keys(fr).toSorted()).toEqual(Object.keys(en).toSorted());
  });

  test('hold every id that the screens name', () => {
    expect(literals.length).toBeGreaterThan(30);
    expect(literals.filter((id) => !(id in en))).toEqual([]);
    expect(
      templates.map(String).filter((_, at) => !Object.keys(en).some((id) => templates[at]!.test(id))),
    ).toEqual([]);
  });

  test('hold nothing that no screen names', () => {
    const named = (id: string) => literals.includes(id) || templates.some((template) => template.test(id));
    expect(Object.keys(en).filter((id) => !named(id))).toEqual([]);
  });

  test('name every kind of answer and of identifier, way of meeting and theme', () => {
    const ids = [
      ...AnswerKind.options.map((kind) => `review.kind.${kind}`),
      ...IdentifierKind.options.map((kind) => `review.flag.${kind.toLowerCase().replace('_', '-')}`),
      ...Mode.options.map((mode) => `review.mode.${mode}`),
      ...Theme.options.map((theme) => `review.theme.${theme}`),
    ];
    expect(ids.filter((id) => !(id in en))).toEqual([]);
  });

  test('count as each language counts', async () => {
    const english = await loadMessaging('en', catalogues);
    const french = await loadMessaging('fr', catalogues);
    const count = (n: number) => [english, french].map(({ t }) => t('review.removed', { count: n }));
    expect(count(0)).toEqual(['0 identifiers removed', '0 identifiant retiré']);
    expect(count(1)).toEqual(['1 identifier removed', '1 identifiant retiré']);
    expect(count(2)).toEqual(['2 identifiers removed', '2 identifiants retirés']);
    const tally = { stored: '3', opened: '2', quarantined: '1', waiting: '0' };
    expect(english.t('review.tally', tally)).toBe('3 stored = 2 opened + 1 quarantined');
  });
});
