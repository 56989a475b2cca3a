import type { Report } from './message.ts';
import type { Outline } from './outline.ts';
import type { FrontMatter } from './parse-front-matter.ts';

/** One file of a guide, read. */
export interface ParsedFile {
  readonly file: string;
  readonly meta: FrontMatter;
  readonly outline: Outline;
  readonly report: Report;
}

/** Reports, in the file that must change or has the more, whatever is not the same in both files. */
export function compareLanguages(first: ParsedFile, second: ParsedFile): void {
  compareMeta(first, second);
  if (first.outline.topics.length === 0 || second.outline.topics.length === 0) return;
  const firstEntries = listEntries(first.outline);
  const secondEntries = listEntries(second.outline);
  reportMissing(first, firstEntries, second, secondEntries);
  reportMissing(second, secondEntries, first, firstEntries);
  reportOrder(firstEntries, first, secondEntries, second);
  for (const [id, entry] of secondEntries) {
    const other = firstEntries.get(id);
    if (other === undefined) continue;
    if (entry.parent !== null && !firstEntries.has(entry.parent)) continue;
    for (const difference of differences(entry, other)) {
      second.report.error(entry.offset, `“${id}” ${difference} in ${first.file}. Make both the same.`);
    }
  }
}

interface Entry {
  readonly what: 'topic' | 'question' | 'item' | 'section';
  readonly parent: string | null;
  readonly offset: number;
  /** What must be the same in both languages, in words for a message. */
  readonly settings: Readonly<Record<string, string>>;
}

function compareMeta(first: ParsedFile, second: ParsedFile): void {
  const pairs = [
    ['id', first.meta.id, second.meta.id],
    ['version', first.meta.version, second.meta.version],
  ] as const;
  for (const [key, one, other] of pairs) {
    if (one !== null && other !== null && one.value !== other.value) {
      const advice = `In ${first.file} it is “${one.value}”. Write the same in both languages.`;
      second.report.error(other.offset, `The ${key} is “${other.value}” here. ${advice}`);
    }
  }
  const fields = (meta: FrontMatter) =>
    (meta.fields?.value ?? []).filter((field) => field !== 'date').join(', ');
  const readable = first.meta.language !== null && second.meta.language !== null;
  if (readable && fields(first.meta) !== fields(second.meta)) {
    const advice = 'Write the same list, in the same order, in both languages.';
    second.report.error(
      second.meta.fields?.offset ?? 0,
      `The fields are not those of ${first.file}. ${advice}`,
    );
  }
  const { language } = second.meta;
  if (language !== null && first.meta.language?.value === language.value) {
    second.report.error(
      language.offset,
      `${first.file} is in this language too. Keep one file for each language.`,
    );
  }
}

function listEntries({ sections, topics }: Outline): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>();
  const add = (id: string | null, entry: Entry) => {
    if (id !== null && !entries.has(id)) entries.set(id, entry);
  };
  for (const { id, offset } of sections) add(id, { what: 'section', parent: null, offset, settings: {} });
  for (const topic of topics) {
    const minutes = topic.minutes === null ? 'no minutes' : `minutes=${topic.minutes}`;
    add(topic.id, { what: 'topic', parent: null, offset: topic.offset, settings: { minutes } });
    for (const { id, offset, answers, prompts, form } of topic.questions) {
      add(id, {
        what: 'question',
        parent: topic.id,
        offset,
        settings: {
          answer: `answer=${answers.join(',')}`,
          form: form === null ? 'no form' : `form=${form}`,
        },
      });
      for (const prompt of prompts) {
        const moveTo = prompt.moveTo === null ? 'no move-to' : `move-to=${prompt.moveTo.value}`;
        const statement = prompt.statement.length === 0 ? 'no text to read out' : 'a text to read out';
        add(prompt.id, { what: 'item', parent: id, offset: prompt.offset, settings: { moveTo, statement } });
      }
    }
  }
  return entries;
}

function reportMissing(
  here: ParsedFile,
  entries: ReadonlyMap<string, Entry>,
  there: ParsedFile,
  others: ReadonlyMap<string, Entry>,
): void {
  for (const [id, { what, offset, parent }] of entries) {
    if (others.has(id) || (parent !== null && !others.has(parent))) continue;
    here.report.error(
      offset,
      `The ${what} “${id}” is missing from ${there.file}. Add it there with the same id, or remove it here.`,
    );
  }
}

function reportOrder(
  firstEntries: ReadonlyMap<string, Entry>,
  first: ParsedFile,
  secondEntries: ReadonlyMap<string, Entry>,
  second: ParsedFile,
): void {
  const wanted = [...firstEntries.keys()].filter((id) => secondEntries.has(id));
  const written = [...secondEntries.keys()].filter((id) => firstEntries.has(id));
  const at = written.findIndex((id, index) => id !== wanted[index]);
  const id = written[at];
  if (id === undefined) return;
  second.report.error(
    secondEntries.get(id)?.offset ?? 0,
    `“${id}” stands where ${first.file} has “${wanted[at]}”. Put everything in the same order in both languages.`,
  );
}

function differences(entry: Entry, other: Entry): readonly string[] {
  if (entry.what !== other.what) return [`is a ${entry.what} here, but a ${other.what}`];
  if (entry.parent !== other.parent) return [`is under “${entry.parent}” here, but under “${other.parent}”`];
  return Object.entries(entry.settings)
    .filter(([name, value]) => other.settings[name] !== value)
    .map(([name, value]) => `has ${value} here, but ${other.settings[name]}`);
}
