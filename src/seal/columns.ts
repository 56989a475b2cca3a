import * as z from 'zod/mini';
import { type SubmittedIdea } from '../contract/idea.ts';
import { Submission, submissionSchemaVersion } from '../contract/submission.ts';
import { upgrade } from './upgrade.ts';

const columnNames = [
  'id',
  'topic',
  'question',
  'kind',
  'language',
  'text',
  'sector',
  'region',
  'jobTitle',
  'redactions',
  'source',
  'heard',
  'linkedTo',
  'rung',
  'carryOver',
  'national',
  'owner',
  'due',
] as const satisfies readonly (keyof SubmittedIdea)[];

const Columns = z.partialRecord(z.enum(columnNames), z.array(z.unknown()));
const Packed = z.looseObject({ schemaVersion: z.int(), ideas: z.unknown() });

/** A submission with its ideas as columns: alike values lie side by side, and compress. */
export type Packed = Omit<Submission, 'ideas'> & { ideas: z.infer<typeof Columns> };

export type UnpackResult =
  | { readonly type: 'submission'; readonly submission: Submission }
  | { readonly type: 'newer-schema'; readonly schemaVersion: number }
  | { readonly type: 'malformed' };

export function toColumns(submission: Submission): Packed {
  const column = (name: keyof SubmittedIdea): [typeof name, unknown[]] => [
    name,
    submission.ideas.map((idea) => idea[name]),
  ];
  return { ...submission, ideas: Object.fromEntries(columnNames.map(column)) };
}

/** Reads what `toColumns` of this or an earlier version made, after JSON. Anything else is told apart by type, never thrown. */
export function fromColumns(json: unknown): UnpackResult {
  const packed = z.safeParse(Packed, json);
  if (!packed.success) return { type: 'malformed' };
  const { schemaVersion } = packed.data;
  if (schemaVersion > submissionSchemaVersion) return { type: 'newer-schema', schemaVersion };
  const columns = z.safeParse(Columns, packed.data.ideas);
  if (!columns.success) return { type: 'malformed' };
  const present = columnsOf(schemaVersion);
  const length = columns.data.id?.length ?? 0;
  if (present.some((name) => columns.data[name]?.length !== length)) return { type: 'malformed' };
  const ideas = Array.from({ length }, (_, row) =>
    Object.fromEntries(present.map((name) => [name, columns.data[name]?.[row]])),
  );
  const submission = z.safeParse(Submission, upgrade({ ...packed.data, ideas }));
  return submission.success ? { type: 'submission', submission: submission.data } : { type: 'malformed' };
}

/** The columns that a version has; the first ones are those of version 1. */
function columnsOf(schemaVersion: number): readonly (typeof columnNames)[number][] {
  return schemaVersion === 1 ? columnNames.slice(0, columnNames.indexOf('source')) : columnNames;
}
