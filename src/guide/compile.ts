import { Guide, GuideText, type MeetingField } from '../contract/guide.ts';
import type { Language, Slug } from '../contract/primitives.ts';
import { checkFrenchText, checkOutline } from './check-outline.ts';
import { type ParsedFile, compareLanguages } from './compare-languages.ts';
import { cutLongParagraphs } from './cut-long-paragraphs.ts';
import type { PlainText } from './flatten-inline.ts';
import { type GuideMessage, createReport } from './message.ts';
import type { Outline, OutlinePrompt } from './outline.ts';
import { parseBody } from './parse-body.ts';
import { type FrontMatter, parseFrontMatter } from './parse-front-matter.ts';
import { readSource } from './read-source.ts';

/** One Markdown file of a guide; `file` is only repeated in messages. */
export interface GuideSource {
  readonly file: string;
  readonly source: string;
}

/** What the front matter of a faultless file says. */
export interface GuideMeta {
  readonly id: Slug;
  readonly version: number;
  readonly language: Language;
  readonly fields: readonly MeetingField[];
}

/** Compiles one language of a guide. `text` and `meta` are `null` when there is an error; every mistake is told. */
export function compileGuideText(
  source: string,
  file: string,
): { text: GuideText | null; meta: GuideMeta | null; messages: readonly GuideMessage[] } {
  const parsed = parseFile({ file, source });
  const messages = parsed.report.messages();
  const meta = hasErrors(messages) ? null : toMeta(parsed.meta);
  return { text: meta === null ? null : toGuideText(parsed), meta, messages };
}

/** Compiles one guide from its files, one for each language. `guide` is `null` when there is an error. */
export function compileGuide(sources: readonly GuideSource[]): {
  guide: Guide | null;
  messages: readonly GuideMessage[];
} {
  const parsed = sources.map(parseFile);
  const [first, ...others] = parsed;
  if (first === undefined) return { guide: null, messages: [noFile] };
  for (const other of others) compareLanguages(first, other);
  if (others.length === 0 && first.meta.language !== null) {
    const { value, offset } = first.meta.language;
    const [name, code] = value === 'en' ? ['French', 'fr'] : ['English', 'en'];
    const advice = `Add a second file with “language: ${code}”, the same id, version and ids.`;
    first.report.warning(offset, `This guide has no ${name} yet. ${advice}`);
  }
  const messages = parsed.flatMap(({ report }) => report.messages());
  return { guide: hasErrors(messages) ? null : toGuide(parsed), messages };
}

const noFile: GuideMessage = {
  file: '',
  line: 1,
  column: 1,
  severity: 'error',
  message: 'No file was given. Give the Markdown files of a guide, one for each language.',
};

function parseFile({ file, source }: GuideSource): ParsedFile & { title: PlainText | null } {
  const read = readSource(source);
  const report = createReport(file, read.text);
  if (read.type === 'unreadable') {
    report.error(read.offset, read.message);
    const nothing: FrontMatter = { id: null, version: null, language: null, title: null, fields: null };
    return { file, report, meta: nothing, outline: { sections: [], topics: [] }, title: null };
  }
  const { meta, bodyStart } = parseFrontMatter(read.text, report);
  const blanked = read.text.slice(0, bodyStart).replace(/[^\n]/g, ' ') + read.text.slice(bodyStart);
  const outline = parseBody(cutLongParagraphs(blanked, report), report);
  checkOutline(outline, report);
  const title = meta.title === null ? null : locateTitle(meta.title, read.text);
  if (meta.language?.value === 'fr') checkFrenchText(outline, title, report);
  return { file, report, meta, outline, title };
}

function locateTitle({ value, offset }: { value: string; offset: number }, text: string): PlainText {
  const start = Math.max(offset, text.indexOf(value, offset));
  return { text: value, offsets: Array.from({ length: value.length }, (_, index) => start + index) };
}

function hasErrors(messages: readonly GuideMessage[]): boolean {
  return messages.some(({ severity }) => severity === 'error');
}

function toMeta({ id, version, language, fields }: FrontMatter): GuideMeta | null {
  if (id === null || version === null || language === null) return null;
  const others = (fields?.value ?? []).filter((field) => field !== 'date');
  return { id: id.value, version: version.value, language: language.value, fields: ['date', ...others] };
}

function toGuide(parsed: readonly (ParsedFile & { title: PlainText | null })[]): Guide | null {
  const metas = parsed.map(({ meta }) => toMeta(meta));
  const meta = metas[0] ?? null;
  if (meta === null) return null;
  const texts = parsed.map((file, index) => [metas[index]?.language, toGuideText(file)] as const);
  const { id, version, fields } = meta;
  return Guide.parse({ id, version, fields, texts: Object.fromEntries(texts) });
}

/** Of a file without errors; `parse` throws only if the checks above let something through. */
function toGuideText({ title, outline }: { title: PlainText | null; outline: Outline }): GuideText {
  return GuideText.parse({
    title: title?.text,
    role: paragraphsOf(outline, 'role'),
    topics: outline.topics.map((topic) => ({
      id: topic.id,
      title: topic.title.text,
      context: topic.context.map(({ text }) => text),
      ...(topic.minutes === null ? {} : { minutes: topic.minutes }),
      questions: topic.questions.map(({ id, text, answers, prompts, form }) => ({
        id,
        text: text.text,
        answers,
        prompts: prompts.map(toPrompt),
        ...(form === null ? {} : { form }),
      })),
    })),
    closing: paragraphsOf(outline, 'closing'),
  });
}

function paragraphsOf({ sections }: Outline, id: 'role' | 'closing'): readonly string[] {
  return sections
    .filter((section) => section.id === id)
    .flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text));
}

function toPrompt({ id, text, examples, statement, moveTo }: OutlinePrompt): unknown {
  return {
    id,
    text: text.text,
    examples: examples.map((example) => example.text),
    ...(statement.length === 0 ? {} : { statement: statement.map((paragraph) => paragraph.text) }),
    ...(moveTo === null ? {} : { moveTo: moveTo.value }),
  };
}
