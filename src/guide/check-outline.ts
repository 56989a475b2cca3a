import type { PlainText } from './flatten-inline.ts';
import { checkFrenchTypography } from './french-typography.ts';
import type { Report } from './message.ts';
import { suggest } from './nearest.ts';
import type { Outline } from './outline.ts';

/** More prompts than this do not fit beside the list of ideas on a phone. */
const maxPrompts = 7;

/** Longer contexts are not read at the start of a topic. */
const maxContextWords = 120;

/** Checks what one file can tell: ids given once, known topics, what fits on a screen. */
export function checkOutline(outline: Outline, report: Report): void {
  checkIds(outline, report);
  checkMoves(outline, report);
  checkSizes(outline, report);
}

/** Reports wrong spaces and straight apostrophes in everything that a person will read. */
export function checkFrenchText(outline: Outline, title: PlainText | null, report: Report): void {
  const texts = [
    ...(title === null ? [] : [title]),
    ...outline.sections.flatMap(({ paragraphs }) => paragraphs),
    ...outline.topics.flatMap((topic) => [
      topic.title,
      ...topic.context,
      ...topic.questions.flatMap((question) => [
        question.text,
        ...question.prompts.flatMap(({ text, examples, statement }) => [text, ...examples, ...statement]),
      ]),
    ]),
  ];
  for (const { text, offsets } of texts) {
    for (const { index, message } of checkFrenchTypography(text))
      report.warning(offsets[index] ?? 0, message);
  }
}

function checkIds(outline: Outline, report: Report): void {
  const first = new Map<string, number>();
  for (const { id, offset } of inOrder(outline)) {
    if (id === null) continue;
    const earlier = first.get(id);
    if (earlier === undefined) first.set(id, offset);
    else {
      const line = report.lineAt(earlier);
      report.error(offset, `The id “${id}” is already taken on line ${line}. Give this one another id.`);
    }
  }
}

function inOrder({ sections, topics }: Outline): readonly { id: string | null; offset: number }[] {
  const questions = topics.flatMap((topic) => topic.questions);
  const prompts = questions.flatMap((question) => question.prompts);
  return [...sections, ...topics, ...questions, ...prompts].sort((a, b) => a.offset - b.offset);
}

function checkMoves({ topics }: Outline, report: Report): void {
  const ids = topics.flatMap(({ id }) => (id === null ? [] : [id]));
  for (const topic of topics) {
    for (const { moveTo } of topic.questions.flatMap(({ prompts }) => prompts)) {
      if (moveTo === null) continue;
      const { value, offset } = moveTo;
      if (!ids.includes(value)) {
        const others = ids.filter((id) => id !== topic.id);
        const advice =
          others.length === 0 ? 'This guide has no other topic: remove it.' : suggest(value, others);
        report.error(offset, `“${value}” is not the id of a topic. ${advice}`);
      } else if (value === topic.id) {
        report.error(
          offset,
          `Ideas of this topic are in “${value}” already. Name another topic, or remove move-to.`,
        );
      }
    }
  }
}

function checkSizes({ topics, sections }: Outline, report: Report): void {
  if (topics.length === 0) {
    report.error(
      0,
      'This guide has no topic. Write at least one: “## Title {#id}”, then questions with “###”.',
    );
  }
  for (const { id, offset, paragraphs } of sections) {
    if (paragraphs.length === 0)
      report.warning(offset, `The section “${id}” is empty. Write it, or remove its heading.`);
  }
  for (const topic of topics) {
    if (topic.context.length === 0 && topic.questions.length === 0) {
      report.warning(topic.offset, 'This topic is empty. Write its context and its questions.');
    }
    const words = topic.context.reduce((sum, { text }) => sum + countWords(text), 0);
    if (words > maxContextWords) {
      report.warning(
        topic.context[0]?.offsets[0] ?? topic.offset,
        `This context has ${words} words. Shorten it to ${maxContextWords}: it is summed up aloud, not read.`,
      );
    }
    for (const { answers, prompts, offset } of topic.questions) {
      const checklist = answers.includes('checklist');
      if (checklist && prompts.length === 0) {
        report.error(
          offset,
          'This checklist is empty. Write its ticks as list items under it: “- Headsets”.',
        );
      }
      const tooMany = checklist ? undefined : prompts[maxPrompts];
      if (tooMany !== undefined) {
        report.warning(
          tooMany.offset,
          `This question has ${prompts.length} prompts. Keep ${maxPrompts}: more do not fit on a phone.`,
        );
      }
    }
  }
}

function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{Letter}\p{Number}]/u.test(word)).length;
}
