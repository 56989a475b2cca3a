import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { AnswerKind, MeetingField } from '../../../src/contract/guide.ts';
import { compileGuideText } from '../../../src/guide/compile.ts';

const handbook = readFileSync(join(import.meta.dirname, '../../../docs/guides.md'), 'utf8');

test('the example that organisers copy compiles without a message', () => {
  const example = /```markdown\n(---\n.*?)```/s.exec(handbook)?.[1] ?? '';
  const { text, messages } = compileGuideText(example, 'en.md');
  expect(messages).toEqual([]);
  expect(text?.topics.map(({ id }) => id)).toEqual(['means', 'strikes']);
});

test('every kind of answer and every field is explained', () => {
  for (const word of [...AnswerKind.options, ...MeetingField.options])
    expect(handbook).toContain(`\`${word}\``);
});
