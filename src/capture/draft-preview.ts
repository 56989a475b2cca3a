import type { Finding } from '../contract/redaction.ts';

/** What the stripper would remove from a draft, in units of its text. In memory only. */
export interface DraftFindings {
  readonly text: string;
  readonly findings: readonly Finding[];
}

/** Looks at a draft while it is typed. */
export interface DraftPreview {
  /** The text that is in the composer now; only the latest one is looked at. */
  readonly ask: (text: string) => void;
  readonly view: () => DraftFindings;
  readonly subscribe: (changed: () => void) => () => void;
}

export const noFindings: DraftFindings = { text: '', findings: [] };
