import { describe, expect, test } from 'vitest';
import type { GuideText } from '../../../src/contract/guide.ts';
import { compileGuide, compileGuideText } from '../../../src/guide/compile.ts';
import { readShippedGuide, shippedGuides } from './shipped-guides.ts';

test('the mobilization and working-group guides ship', () => {
  expect(shippedGuides).toEqual(expect.arrayContaining(['mobilization', 'working-group']));
});

describe.each(shippedGuides)('the %s guide', (id) => {
  test('compiles in English and French without a message', () => {
    const { guide, messages } = compileGuide(readShippedGuide(id));
    expect(messages).toEqual([]);
    expect(guide?.id).toBe(id);
    expect(Object.keys(guide?.texts ?? {}).sort()).toEqual(['en', 'fr']);
  });

  test('has the same ids, answers and shape in both languages', () => {
    const { guide } = compileGuide(readShippedGuide(id));
    const { en, fr } = guide?.texts ?? {};
    expect(shapeOf(en)).toEqual(shapeOf(fr));
  });

  test('gives the facilitator a role, and closing words, in both languages', () => {
    const { guide } = compileGuide(readShippedGuide(id));
    for (const text of Object.values(guide?.texts ?? {})) {
      expect(text?.role.length).toBeGreaterThan(0);
      expect(text?.closing.length).toBeGreaterThan(0);
    }
  });

  test('fits in 30 kB, so that it comes quickly on a slow line', () => {
    const { guide } = compileGuide(readShippedGuide(id));
    expect(JSON.stringify(guide).length).toBeLessThan(30_000);
  });

  test('has sentences of at most 20 words', () => {
    const { guide } = compileGuide(readShippedGuide(id));
    const sentences = Object.values(guide?.texts ?? {}).flatMap((text) => sentencesOf(text));
    expect(sentences.filter((sentence) => countWords(sentence) > 20)).toEqual([]);
  });

  test('gives one and the same guide each time it is compiled', () => {
    const once = JSON.stringify(compileGuide(readShippedGuide(id)));
    expect(JSON.stringify(compileGuide(readShippedGuide(id)))).toBe(once);
  });

  test('compiles the same with Windows line ends and a byte order mark', () => {
    const windows = readShippedGuide(id).map(({ file, source }) => ({
      file,
      source: `\uFEFF${source.replaceAll('\n', '\r\n')}`,
    }));
    expect(compileGuide(windows)).toEqual(compileGuide(readShippedGuide(id)));
  });
});

test('an idea about strikes can move from the means of action to the strikes', () => {
  const { guide } = compileGuide(readShippedGuide('mobilization'));
  const prompts = guide?.texts.fr?.topics
    .find(({ id }) => id === 'means')
    ?.questions.flatMap((one) => one.prompts);
  expect(prompts?.filter(({ moveTo }) => moveTo === 'strikes')).toHaveLength(1);
});

test('the mobilization guide asks for arguments, obstacles, remedies, conditions, channels and a show of hands', () => {
  const { guide } = compileGuide(readShippedGuide('mobilization'));
  const answers = Object.fromEntries(
    (guide?.texts.en?.topics ?? []).flatMap(({ questions }) => questions.map((one) => [one.id, one.answers])),
  );
  expect(answers).toEqual({
    'means.repeat': ['idea'],
    'means.disrupt': ['idea'],
    'means.interests': ['idea'],
    'strikes.better': ['idea'],
    'strikes.days': ['idea'],
    'strikes.arguments': ['argument'],
    'emergency.quick': ['idea', 'obstacle', 'remedy'],
    'emergency.special-law': ['idea'],
    'emergency.assemblies': ['count', 'condition'],
    'emergency.channels': ['channel'],
  });
});

test('the working-group guide has a harassment-prevention statement to read out', () => {
  const { guide } = compileGuide(readShippedGuide('working-group'));
  const ticks = guide?.texts.en?.topics[0]?.questions[0]?.prompts;
  expect(
    ticks?.find(({ id }) => id === 'housekeeping.harassment-statement')?.statement?.length,
  ).toBeGreaterThan(0);
});

test('one language compiles alone to the text that the guide has for it', () => {
  for (const id of shippedGuides) {
    const { guide } = compileGuide(readShippedGuide(id));
    for (const { file, source } of readShippedGuide(id)) {
      const { text, meta } = compileGuideText(source, file);
      expect(meta).toMatchObject({ id, version: guide?.version, fields: guide?.fields });
      expect(meta && guide?.texts[meta.language]).toEqual(text);
    }
  }
});

function shapeOf(text: GuideText | undefined): unknown {
  return text?.topics.map(({ id, minutes, questions }) => ({
    id,
    minutes,
    questions: questions.map((question) => ({
      id: question.id,
      answers: question.answers,
      prompts: question.prompts.map(({ id: prompt, moveTo, examples, statement }) => ({
        prompt,
        moveTo,
        examples: examples.length,
        statement: statement !== undefined,
      })),
    })),
  }));
}

function sentencesOf(text: GuideText | undefined): readonly string[] {
  if (text === undefined) return [];
  const prompts = text.topics.flatMap(({ questions }) => questions.flatMap((question) => question.prompts));
  return [
    ...text.role,
    ...text.closing,
    ...text.topics.flatMap(({ context, questions }) => [
      ...context,
      ...questions.map((question) => question.text),
    ]),
    ...prompts.flatMap(({ text: words, examples, statement }) => [words, ...examples, ...(statement ?? [])]),
  ].flatMap((paragraph) => paragraph.split(/(?<=[.!?:])\s+/));
}

function countWords(sentence: string): number {
  return sentence.split(/\s+/).filter((word) => /\p{Letter}/u.test(word)).length;
}
