import { createHash } from 'node:crypto';
import type { Receipt } from '../contract/batch.ts';
import { type Envelope, envelopeType } from '../contract/envelope.ts';
import { createProblem, type Problem } from '../contract/problem.ts';
import { isAgeFile } from './age-file.ts';
import type { AppendOutcome } from './ledger.ts';

/** What says that it is an envelope: `name` its id, `type` its content type. */
export interface SentEnvelope {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * The one way into the ledger: judges what was sent, has `append` store what is good, and gives a receipt
 * for each, in order. What is refused does not keep the others from being stored.
 */
export async function receive(
  sent: readonly SentEnvelope[],
  append: (envelopes: readonly Envelope[]) => Promise<readonly AppendOutcome[]>,
): Promise<readonly Receipt[]> {
  const judged = sent.map(judge);
  const good = judged.filter(({ problem }) => problem === null).map(({ envelope }) => envelope);
  return toReceipts(judged, good.length === 0 ? [] : await append(good));
}

/** Whether the envelope of a receipt is in the ledger. */
export function isHeld({ status }: Receipt): boolean {
  return status === 'stored' || status === 'duplicate';
}

interface Judged {
  readonly envelope: Envelope;
  /** Why it cannot be stored. */
  readonly problem: Problem | null;
}

function judge({ name, type, bytes }: SentEnvelope): Judged {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const problem =
    type !== envelopeType
      ? createProblem('wrong-type', `The content type of a part must be ${envelopeType}.`)
      : isAgeFile(bytes)
        ? null
        : createProblem('not-an-envelope');
  return { envelope: { id: name, sha256, bytes }, problem };
}

function toReceipts(judged: readonly Judged[], outcomes: readonly AppendOutcome[]): Receipt[] {
  const next = outcomes.values();
  return judged.map(({ envelope: { id, sha256 }, problem }) => {
    if (problem !== null) return { id, sha256, status: 'rejected', problem };
    const status = next.next().value;
    if (status === undefined) throw new Error('outcome missing');
    return status === 'conflict'
      ? { id, sha256, status, problem: createProblem('id-conflict') }
      : { id, sha256, status };
  });
}
