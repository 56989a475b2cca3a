import { isMap, isNode, isScalar, isSeq, parseDocument } from 'yaml';
import * as z from 'zod/mini';
import { MeetingField } from '../contract/guide.ts';
import { Language, Slug } from '../contract/primitives.ts';
import type { Report } from './message.ts';
import { suggest } from './nearest.ts';

/** A value and where it stands. */
export interface Located<T> {
  readonly value: T;
  readonly offset: number;
}

/** What stands between the two lines of `---`; `null`: missing or wrong, and reported. */
export interface FrontMatter {
  readonly id: Located<Slug> | null;
  readonly version: Located<number> | null;
  readonly language: Located<Language> | null;
  readonly title: Located<string> | null;
  /** `null`: not written, which means the date only. */
  readonly fields: Located<readonly MeetingField[]> | null;
}

const keys = ['id', 'version', 'language', 'title', 'fields'] as const;
type Key = (typeof keys)[number];

/** Longest front matter, in UTF-16 units. */
const maxLength = 4000;

const example = 'these lines: --- / id: my-guide / version: 1 / language: en / title: "My guide" / ---';

/** Reads the front matter and says where the body starts. */
export function parseFrontMatter(text: string, report: Report): { meta: FrontMatter; bodyStart: number } {
  const bounds = findBounds(text, report);
  if (bounds === null) return { meta: emptyFrontMatter, bodyStart: 0 };
  const { start, end, bodyStart } = bounds;
  if (end - start > maxLength) {
    report.error(
      0,
      `The front matter is too long (the most is ${maxLength} characters). Close it with “---”.`,
    );
    return { meta: emptyFrontMatter, bodyStart };
  }
  const document = parseDocument(text.slice(start, end), { prettyErrors: false, logLevel: 'silent' });
  for (const { pos, message } of [...document.errors, ...document.warnings]) {
    report.error(start + pos[0], `This is not valid YAML: ${message} ${yamlAdvice}`);
  }
  const root: unknown = document.contents;
  if (!isMap(root)) {
    if (document.errors.length === 0) report.error(0, `The front matter is empty. Write ${example}`);
    return { meta: emptyFrontMatter, bodyStart };
  }
  const found = new Map<Key, Located<unknown>>();
  const broken = new Set<Key>();
  for (const { key, value } of root.items) {
    const offset = start + startOf(key);
    const name = isScalar(key) ? String(key.value) : '';
    const known = keys.find((candidate) => candidate === name);
    if (known === undefined) report.error(offset, `“${name}” is not known here. ${suggest(name, keys)}`);
    else {
      found.set(known, { value, offset: value === null ? offset : start + startOf(value) });
      if (document.errors.some(({ pos }) => isWithin(pos[0], value))) broken.add(known);
    }
  }
  const read = <T>(key: Key, parse: Parse<T>): Located<T> | null => {
    const node = found.get(key);
    const { parsed, advice } = parse(node?.value, start, report);
    if (node === undefined) {
      if (document.errors.length === 0 && key !== 'fields') {
        report.error(0, `“${key}” is missing from the front matter. ${advice}`);
      }
      return null;
    }
    if (parsed === null) {
      if (!broken.has(key)) report.error(node.offset, `“${key}” is not right. ${advice}`);
      return null;
    }
    return { value: parsed, offset: node.offset };
  };
  const meta = {
    id: read('id', parseId),
    version: read('version', parseVersion),
    language: read('language', parseLanguage),
    title: read('title', parseTitle),
    fields: read('fields', parseFields),
  };
  return { meta, bodyStart };
}

const yamlAdvice = 'Put a text that holds “:”, “#” or quotes between double quotes.';

const emptyFrontMatter: FrontMatter = { id: null, version: null, language: null, title: null, fields: null };

function findBounds(text: string, report: Report): { start: number; end: number; bodyStart: number } | null {
  const opening = /^---[ \t]*\n/.exec(text);
  if (opening === null) {
    report.error(0, `The front matter is missing. Start the file with ${example}`);
    return null;
  }
  const start = opening[0].length;
  const closing = /^---[ \t]*$/m.exec(text.slice(start));
  if (closing !== null) {
    const end = start + closing.index;
    return { start, end, bodyStart: end + closing[0].length };
  }
  report.error(0, 'The front matter is not closed. Write a line “---” after its last line.');
  const body = /^(?:$|#)/m.exec(text.slice(start));
  const end = body === null ? text.length : start + body.index;
  return { start, end, bodyStart: end };
}

type Parse<T> = (node: unknown, start: number, report: Report) => { parsed: T | null; advice: string };

const parseId: Parse<Slug> = (node) => {
  const value = scalarValue(node);
  return {
    parsed: typeof value === 'string' && isSlug(value) ? value : null,
    advice: 'Write a short name in small letters without accents, as in “id: spring-meetings”.',
  };
};

const parseVersion: Parse<number> = (node) => {
  const value = scalarValue(node);
  return {
    parsed: typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : null,
    advice: 'Write a whole number without quotes, as in “version: 1”; raise it with each published change.',
  };
};

const parseLanguage: Parse<Language> = (node) => {
  const value = scalarValue(node);
  return {
    parsed: Language.options.find((language) => language === value) ?? null,
    advice: 'Write “language: en” or “language: fr”.',
  };
};

const parseTitle: Parse<string> = (node) => {
  const value = scalarValue(node);
  return {
    parsed: typeof value === 'string' && value.trim() !== '' ? value.trim() : null,
    advice: 'Write the title between double quotes, as in “title: "Spring meetings"”.',
  };
};

const parseFields: Parse<readonly MeetingField[]> = (node, start, report) => {
  const advice = `Write a list, as in “fields: [date, sector, region]”, of: ${MeetingField.options.join(', ')}.`;
  if (!isSeq(node)) return { parsed: null, advice };
  const fields: MeetingField[] = [];
  for (const item of node.items) {
    const offset = start + startOf(item);
    const name = isScalar(item) ? String(item.value) : '';
    const field = MeetingField.options.find((option) => option === name);
    if (field === undefined) {
      report.error(offset, `“${name}” is not a field of the meeting. ${suggest(name, MeetingField.options)}`);
    } else if (fields.includes(field)) {
      report.error(offset, `“${field}” is listed twice. Keep one.`);
    } else {
      fields.push(field);
    }
  }
  return { parsed: fields, advice };
};

export function isSlug(value: string): boolean {
  return z.safeParse(Slug, value).success;
}

function scalarValue(node: unknown): unknown {
  return isScalar(node) ? node.value : undefined;
}

function startOf(node: unknown): number {
  return rangeOf(node)[0];
}

function isWithin(offset: number, node: unknown): boolean {
  const [start, end] = rangeOf(node);
  return offset >= start && offset <= end;
}

function rangeOf(node: unknown): readonly [number, number] {
  const range = isNode(node) ? node.range : null;
  return range ? [range[0], range[2]] : [0, 0];
}
