import { ideaDefaults } from '../contract/idea.ts';
import { submissionSchemaVersion } from '../contract/submission.ts';

interface Unpacked {
  readonly schemaVersion: number;
  readonly ideas: readonly Readonly<Record<string, unknown>>[];
  readonly [field: string]: unknown;
}

/**
 * A submission of any released version as one of this version: what was not asked then is empty now. Nothing is
 * checked here; the schema does that after.
 */
export function upgrade(json: Unpacked): Unpacked {
  if (json.schemaVersion !== 1) return json;
  return {
    ...json,
    schemaVersion: submissionSchemaVersion,
    fields: typeof json['fields'] === 'object' ? { ...json['fields'], zone: null } : json['fields'],
    counts: [],
    next: null,
    comment: null,
    ideas: json.ideas.map((idea) => ({ ...idea, ...ideaDefaults })),
  };
}
