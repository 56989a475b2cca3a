import type { Uuid } from '../contract/primitives.ts';
import { readHandOffFile, type FileReading } from '../seal/hand-off-file.ts';
import type { Carried } from './fold.ts';
import type { Opening } from './pull.ts';

export type FileProblem = Exclude<FileReading['type'], 'hand-off'> | 'other-campaign';

/** What a reviewer is told of the files that were opened. */
export interface FilesTaken {
  /** Envelopes that were not here before. */
  readonly added: number;
  /** Here already, from the endpoint or from a file. */
  readonly known: number;
  readonly problems: readonly FileProblem[];
}

export interface TakeDeps {
  readonly campaign: Uuid;
  readonly isKnown: (id: Uuid) => boolean;
  readonly open: (envelopes: readonly Uint8Array<ArrayBuffer>[]) => Promise<readonly Opening[]>;
}

/** Opens the envelopes of hand-off files, each once. Nothing is sent anywhere: the endpoint still lacks them. */
export async function takeFiles(
  files: readonly Blob[],
  deps: TakeDeps,
): Promise<{ readonly taken: FilesTaken; readonly carried: Carried }> {
  const problems: FileProblem[] = [];
  const fresh = new Map<Uuid, { sha256: string; bytes: Uint8Array<ArrayBuffer> }>();
  let known = 0;
  for (const file of files) {
    const reading = await readHandOffFile(file);
    if (reading.type !== 'hand-off') problems.push(reading.type);
    else if (reading.campaign !== deps.campaign) problems.push('other-campaign');
    else {
      for (const { id, sha256, bytes } of reading.envelopes) {
        if (deps.isKnown(id) || fresh.has(id)) known += 1;
        else fresh.set(id, { sha256, bytes });
      }
    }
  }
  const openings = await deps.open([...fresh.values()].map(({ bytes }) => bytes));
  const carried = [...fresh].map(([id, { sha256, bytes }], at) => {
    const entry = { id, sha256, size: bytes.length, day: null };
    return [id, { entry, opening: openings[at]! }] as const;
  });
  return { taken: { added: fresh.size, known, problems }, carried: new Map(carried) };
}
