import type { Envelope } from '../contract/envelope.ts';
import type { Day } from '../contract/primitives.ts';
import { type AppendOutcome, type Ledger, LedgerBusy } from './ledger.ts';

interface Waiting {
  readonly envelopes: readonly Envelope[];
  readonly resolve: (outcomes: readonly AppendOutcome[]) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Appends what requests bring at the same time in one commit: many devices that come back together then
 * wait for one fsync, not for as many as they are. Should it fail, each gets one of its own, so that none
 * fails for another; but another process is waited for once, not once for each.
 */
export function appendTogether(
  ledger: Ledger,
  today: () => Day,
): (envelopes: readonly Envelope[]) => Promise<readonly AppendOutcome[]> {
  const waiting: Waiting[] = [];

  async function answer(turn: readonly Waiting[]): Promise<void> {
    try {
      const all = turn.flatMap(({ envelopes }) => envelopes);
      const outcomes = await ledger.append(all, today());
      let at = 0;
      for (const { envelopes, resolve } of turn) resolve(outcomes.slice(at, (at += envelopes.length)));
    } catch (error) {
      if (turn.length > 1 && !(error instanceof LedgerBusy)) for (const one of turn) await answer([one]);
      else for (const { reject } of turn) reject(error);
    }
  }

  return (envelopes) =>
    new Promise((resolve, reject) => {
      const first = waiting.push({ envelopes, resolve, reject }) === 1;
      if (first) setImmediate(() => void answer(waiting.splice(0)));
    });
}
