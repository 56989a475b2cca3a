import { expect, test } from 'vitest';
import { compileGuideText } from '../../../src/guide/compile.ts';

const meta = `---
id: spring
version: 3
language: en
title: 'Spring: what next'
fields: [region, present]
---
`;

test('a guide file becomes a role, topics with questions and prompts, and closing words', () => {
  const source = `${meta}
## Your role {#role}

Listen.

- Note ideas.
- Write no names.

## Means of action {#means minutes=20}

First paragraph,
on two lines.

Second one.

### What would you do? {#means.do answer=idea,obstacle}

- Tell us.
- What else? {#means.else move-to=strikes}
  - a dinner
  - a race
- Read this.

  > First words.
  >
  > Last words.

## Strikes {#strikes}

## Closing {#closing}

Thanks.
`;
  const { text, meta: read, messages } = compileGuideText(source, 'en.md');
  expect(messages.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(read).toEqual({ id: 'spring', version: 3, language: 'en', fields: ['date', 'region', 'present'] });
  expect(text).toEqual({
    title: 'Spring: what next',
    role: ['Listen.', 'Note ideas.', 'Write no names.'],
    topics: [
      {
        id: 'means',
        title: 'Means of action',
        minutes: 20,
        context: ['First paragraph, on two lines.', 'Second one.'],
        questions: [
          {
            id: 'means.do',
            text: 'What would you do?',
            answers: ['idea', 'obstacle'],
            prompts: [
              { id: 'means.do.1', text: 'Tell us.', examples: [] },
              { id: 'means.else', text: 'What else?', examples: ['a dinner', 'a race'], moveTo: 'strikes' },
              {
                id: 'means.do.3',
                text: 'Read this.',
                examples: [],
                statement: ['First words.', 'Last words.'],
              },
            ],
          },
        ],
      },
      { id: 'strikes', title: 'Strikes', context: [], questions: [] },
    ],
    closing: ['Thanks.'],
  });
});

test.each([
  ['*Strong* and **stronger**', 'Strong and stronger'],
  ['Our [site](https://example.org/a) is open', 'Our site (https://example.org/a) is open'],
  ['See <https://example.org/a>', 'See https://example.org/a'],
  ['Q&amp;A and 2 \\* 3', 'Q&A and 2 * 3'],
  ['one  \ntwo\n   three', 'one two three'],
  ['a `word` of code', 'a word of code'],
  ['the set {a, b}', 'the set {a, b}'],
  ['10\u00A0% of us', '10\u00A0% of us'],
])('“%s” is read as plain words', (markdown, plain) => {
  const { text, messages } = compileGuideText(`${meta}\n## T {#t}\n\n${markdown}\n`, 'en.md');
  expect(messages).toEqual([]);
  expect(text?.topics[0]?.context).toEqual([plain]);
});

test('closing marks of a heading and numbered lists are read like the others', () => {
  const source = `${meta}
## Means {#means} ##

### What? {#means.what answer=idea} ###

1. One {#one}
2. Two
`;
  const { text } = compileGuideText(source, 'en.md');
  expect(text?.topics[0]?.questions[0]?.prompts.map(({ id }) => id)).toEqual(['one', 'means.what.2']);
});

test('a guide without fields asks for the date only', () => {
  const { meta: read } = compileGuideText(`${meta.replace(/fields.*\n/, '')}\n## T {#t}\n\nA.\n`, 'en.md');
  expect(read?.fields).toEqual(['date']);
});
