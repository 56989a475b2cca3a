import { AnswerKind, QuestionForm } from '../contract/guide.ts';
import type { Slug } from '../contract/primitives.ts';
import type { Report } from './message.ts';
import { suggest } from './nearest.ts';
import type { AttributeBlock } from './parse-attributes.ts';
import { isSlug } from './parse-front-matter.ts';

/** The id of a heading or item, or `null` after reporting what to write. `words`: the text it belongs to. */
export function readId(
  block: AttributeBlock | null,
  offset: number,
  what: 'topic' | 'question' | 'item',
  words: string,
  report: Report,
): Slug | null {
  const answer = what === 'question' ? ' answer=idea' : '';
  const id = block?.id ?? null;
  if (id === null) {
    const written = `{#${proposeId(words)}${answer}}`;
    report.error(
      block?.offset ?? offset,
      `This ${what} has no id. Write one at the end of its line, as in “${written}”.`,
    );
    return null;
  }
  const { value, offset: at } = id;
  if (isSlug(value)) return value;
  const rule = 'small letters without accents, digits, dots and hyphens, at most 64 in all';
  report.error(at, `“${value.slice(0, 80)}” cannot be an id. Use ${rule}, as in “#${proposeId(value)}”.`);
  return null;
}

export function readMinutes(block: AttributeBlock | null, report: Report): number | null {
  const minutes = block?.values.get('minutes');
  if (minutes === undefined) return null;
  if (/^[1-9]\d{0,3}$/.test(minutes.value)) return Number(minutes.value);
  report.error(
    minutes.offset,
    `“${minutes.value}” is not a number of minutes. Write, for example, minutes=30.`,
  );
  return null;
}

/** The kinds of answer of a question; empty after reporting when there is none that is known. */
export function readAnswers(
  block: AttributeBlock | null,
  offset: number,
  report: Report,
): readonly AnswerKind[] {
  const answer = block?.values.get('answer');
  if (answer === undefined) {
    const kinds = AnswerKind.options.join(', ');
    report.error(
      block?.offset ?? offset,
      `This question says no kind of answer. Write answer=… with one of: ${kinds}.`,
    );
    return [];
  }
  const answers: AnswerKind[] = [];
  let at = answer.offset;
  for (const word of answer.value.split(',')) {
    const kind = AnswerKind.options.find((option) => option === word);
    if (word === '') {
      report.error(at, 'Write the kinds of answer with commas only, as in answer=idea,obstacle.');
    } else if (kind === undefined) {
      report.error(at, `“${word}” is not a kind of answer. ${suggest(word, AnswerKind.options)}`);
    } else if (answers.includes(kind)) {
      report.error(at, `“${kind}” is listed twice. Keep one.`);
    } else {
      answers.push(kind);
    }
    at += word.length + 1;
  }
  const alone = answers.find((kind) => kind === 'checklist' || kind === 'information');
  if (alone !== undefined && answers.length > 1) {
    report.error(
      answer.offset,
      `“${alone}” stands alone. Move the other kinds of answer to a question of their own.`,
    );
  }
  return answers;
}

/** What a question asks for beside its answers, if anything. */
export function readForm(block: AttributeBlock | null, report: Report): QuestionForm | null {
  const form = block?.values.get('form');
  if (form === undefined) return null;
  const known = QuestionForm.options.find((option) => option === form.value);
  if (known !== undefined) return known;
  report.error(form.offset, `“${form.value}” is not a form. ${suggest(form.value, QuestionForm.options)}`);
  return null;
}

/** Reports the names that have no meaning here. */
export function refuseOthers(
  block: AttributeBlock | null,
  allowed: readonly string[],
  place: string,
  report: Report,
): void {
  for (const [name, { offset }] of block?.values ?? []) {
    if (allowed.includes(name)) continue;
    const advice = allowed.length === 0 ? 'Remove it.' : suggest(name, allowed);
    report.error(offset - name.length - 1, `“${name}” has no meaning on ${place}. ${advice}`);
  }
}

function proposeId(words: string): string {
  const proposal = words
    .slice(0, 200)
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .split(/[-.]+/)
    .filter((part) => part !== '')
    .slice(0, 3)
    .join(words.includes(' ') ? '-' : '.');
  return isSlug(proposal) ? proposal : 'my-id';
}
