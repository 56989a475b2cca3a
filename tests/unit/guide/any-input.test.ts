import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { Guide } from '../../../src/contract/guide.ts';
import { type GuideSource, compileGuide } from '../../../src/guide/compile.ts';
import { readShippedGuide, shippedGuides } from './shipped-guides.ts';

const piece = fc.constantFrom(
  '---\n',
  'id: a\n',
  'version: 1\n',
  'language: fr\n',
  'language: en\n',
  'title: T\n',
  'fields: [date]\n',
  '\n',
  '\r\n',
  '\uFEFF',
  ' ',
  '  ',
  '\t',
  '## ',
  '### ',
  '# ',
  '- ',
  '  - ',
  '> ',
  '1. ',
  '***\n',
  '|a|\n|---|\n',
  '{#a}',
  '{#a.b answer=idea}',
  '{#',
  '}',
  '{',
  'answer=',
  ',',
  '{move-to=t}',
  '{move-to=b}',
  '{minutes=5}',
  '#role',
  'mot',
  '« ',
  ' !',
  '*',
  '**',
  '`',
  '[',
  '](https://a.b)',
  '![',
  '<b>',
  '<!--',
  '&amp;',
  '&nbsp;',
  '\\',
  '\u{1F600}',
  "l'a",
);
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')),
  fc.array(piece, { maxLength: 40 }).map((pieces) => frontMatter + pieces.join('')),
);
const frontMatter =
  '---\nid: a\nversion: 1\nlanguage: fr\ntitle: "T"\n---\n\n## T {#t}\n\n### Q {#t.q answer=idea}\n\n- ';

describe('whatever is given', () => {
  test('there is a guide, or an error; every message lies within its file', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 3 }), (texts) => {
        const sources = texts.map((source, index) => ({ file: `${index}.md`, source }));
        const { guide, messages } = compileGuide(sources);
        expect(guide === null).toBe(messages.some(({ severity }) => severity === 'error'));
        if (guide !== null) expect(z.safeParse(Guide, guide).success).toBe(true);
        for (const { file, line, column } of messages) expectWithin(sources, file, line, column);
      }),
      { numRuns: 400 },
    );
  });

  test('the result is the same each time', () => {
    fc.assert(
      fc.property(text, (source) => {
        const sources = [{ file: 'a.md', source }];
        expect(compileGuide(sources)).toEqual(compileGuide(sources));
      }),
    );
  });
});

describe.each(shippedGuides)('the %s guide', (id) => {
  const sources = readShippedGuide(id);

  test('with any one place cut out is a guide, or has an error', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat({ max: 40 }), fc.boolean(), (place, length, which) => {
        const damaged = sources.map(({ file, source }, index) => {
          if (index !== Number(which)) return { file, source };
          const at = place % source.length;
          return { file, source: source.slice(0, at) + source.slice(at + length) };
        });
        const { guide, messages } = compileGuide(damaged);
        expect(guide === null).toBe(messages.some(({ severity }) => severity === 'error'));
        for (const { file, line, column } of messages) expectWithin(damaged, file, line, column);
      }),
      { numRuns: 30 },
    );
  });
});

test('a hostile text of the longest size does not hang the compiler', () => {
  const long = [
    '>',
    '[',
    '*a',
    '`a``',
    '- ',
    '<a ',
    '![',
    '[a](',
    '&',
    '\t- a\n',
    '[a]: b\n',
    '> a\nb\n',
    'a  \n',
    '{#a}',
  ];
  const texts = long.map((unit) => unit.repeat(Math.floor(59_000 / unit.length)));
  for (const hostile of [...texts, '*a'.repeat(14_000) + 'a*'.repeat(14_000)]) {
    const { messages } = compileGuide([{ file: 'a.md', source: frontMatter + hostile }]);
    expect(messages.length).toBeGreaterThan(0);
  }
});

function expectWithin(sources: readonly GuideSource[], file: string, line: number, column: number): void {
  const lines = sources
    .find((source) => source.file === file)
    ?.source.replace(/^\uFEFF/, '')
    .split(/\r\n?|\n/) ?? [''];
  expect(line).toBeGreaterThanOrEqual(1);
  expect(line).toBeLessThanOrEqual(lines.length);
  expect(column).toBeGreaterThanOrEqual(1);
  expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1);
}
