import { describe, expect, test } from 'vitest';
import { parseMarkup } from '../../corpus/markup.ts';
import { readMeeting, readVectors, type Vector } from '../../corpus/read-vectors.ts';
import { strip } from './support.ts';

const vectors = readVectors();
const byFile = Map.groupBy(vectors, (vector) => vector.file);

function optionsOf({ lang, keepList = [] }: Vector) {
  return { language: lang, keepList };
}

describe.each([...byFile])('%s', (_file, group) => {
  test.each(group)('line $line: what identifies is gone, what must survive does', (vector) => {
    const { text, spans, keep } = parseMarkup(vector.text);
    const result = strip(text, optionsOf(vector));
    for (const span of spans) {
      expect(result.findings.some((found) => found.start <= span.start && found.end >= span.end)).toBe(true);
      expect(result.findings.some((found) => found.kind === span.kind && found.start < span.end)).toBe(true);
    }
    for (const kept of keep) {
      expect(result.findings.every((found) => found.end <= kept.start || found.start >= kept.end)).toBe(true);
    }
    const strays = result.findings.filter(
      (found) => !spans.some((s) => found.start < s.end && s.start < found.end),
    );
    expect(strays).toEqual([]);
    if (vector.expected !== undefined) expect(result.text).toBe(vector.expected);
  });
});

test('every kind that has a detector has vectors', () => {
  expect(byFile.size).toBe(13);
  for (const group of byFile.values()) expect(group.length).toBeGreaterThan(2);
});

describe.each(['en', 'fr'] as const)('the notes of a whole meeting in %s', (lang) => {
  const notes = readMeeting(lang).map((note) => parseMarkup(note.marked));
  const keepList = [
    ...new Set(
      notes.flatMap(({ text, keep }) =>
        keep.filter(({ why }) => why === 'public figure').map(({ start, end }) => text.slice(start, end)),
      ),
    ),
  ];
  const outcomes = notes.map((note) => ({
    ...note,
    findings: strip(note.text, { language: lang, keepList }).findings,
  }));

  test('lose every number, address and account', () => {
    for (const { spans, findings } of outcomes) {
      for (const span of spans.filter(({ kind }) => kind !== 'PERSON')) {
        expect(findings.some((found) => found.start <= span.start && found.end >= span.end)).toBe(true);
      }
    }
  });

  test('lose nine names in ten, and keep nine of ten places and figures', () => {
    const names = outcomes.flatMap(({ spans, findings }) =>
      spans
        .filter(({ kind }) => kind === 'PERSON')
        .map((span) => findings.some((found) => found.start <= span.start && found.end >= span.end)),
    );
    const kept = outcomes.flatMap(({ keep, findings }) =>
      keep.map((span) => findings.every((found) => found.end <= span.start || found.start >= span.end)),
    );
    expect(names.filter(Boolean).length / names.length).toBeGreaterThan(0.9);
    expect(kept.filter(Boolean).length / kept.length).toBeGreaterThan(0.9);
  });
});
