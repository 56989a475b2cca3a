import type { BatchReply } from '../contract/batch.ts';
import { missingLimit } from '../contract/missing.ts';
import type { OutboxEntry } from '../contract/outbox-entry.ts';
import type { Uuid } from '../contract/primitives.ts';
import {
  dropOldBytes,
  giveUp,
  hold,
  hurry,
  isDue,
  isUnsure,
  isWaiting,
  postpone,
  release,
  settleEntry,
  settleMissing,
  startSending,
} from '../outbox/entry.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { nextTry } from './backoff.ts';
import { afterReply, firstPace, takeBatches } from './pace.ts';
import { askMissing, type RequestDeps, sendBatch } from './request.ts';

/**
 * `manual` tries everything at once, held things too; `online` what the line had postponed; the others only what
 * is due. `start` and `manual` also ask whether all that was received is still there.
 */
export type WakeReason = 'start' | 'visible' | 'online' | 'timer' | 'closed' | 'manual';

export interface SendDeps extends RequestDeps {
  readonly outbox: Outbox;
  /** A number in [0, 1). */
  readonly random: () => number;
}

/** With more entries than these that may have arrived already, the endpoint is asked before they are resent. */
const askBeyond = 8;

/**
 * One round: sends what is due, the first envelope alone and then as much at once as the line carries, until
 * nothing is due or there is trouble; trouble of the line postpones everything together. Rejects when storage fails.
 */
export async function sendDue(deps: SendDeps, reasons: ReadonlySet<WakeReason>): Promise<void> {
  const { outbox, now, random } = deps;
  const token = await outbox.token();
  if (token === null) return;
  let pace = firstPace;
  /** What the endpoint says it holds goes after the rest, for its receipt. */
  const arrived = new Set<Uuid>();

  /** The least tried first, so that one that never gets through does not stand in the way of the others. */
  const byTurn = (a: OutboxEntry, b: OutboxEntry) =>
    a.tries - b.tries || Number(arrived.has(a.id)) - Number(arrived.has(b.id)) || a.revision - b.revision;

  const listDue = async () =>
    (await outbox.list('queued', 'sending')).filter((entry) => isDue(entry, now())).sort(byTurn);

  /** Whether the line carries more. */
  const send = async (batch: readonly OutboxEntry[]): Promise<boolean> => {
    const sent = (await outbox.move(batch, startSending)).filter(isWaiting);
    if (sent.length === 0) return true;
    const begun = now();
    const result = await sendBatch(deps, token, sent);
    const tries = Math.max(...sent.map((entry) => entry.tries));
    const next = nextTry(now(), tries, random(), result.type === 'trouble' ? result.retryAfter : 0);
    if (result.type === 'reply') {
      pace = afterReply(pace, now() - begun);
      await outbox.move(sent, (entry) => settleEntry(entry, result.reply, next));
      await checkReceived(result.reply);
      return true;
    }
    const { trouble } = result;
    if (trouble === 'too-large') {
      const isAlone = sent.length === 1;
      await outbox.move(sent, (entry) => (isAlone ? hold(entry, trouble) : postpone(entry, trouble, 0)));
      return true;
    }
    const waiting = await outbox.list('queued', 'sending');
    await outbox.move(waiting, (entry) => giveUp(entry, trouble, next, now()));
    return false;
  };

  /** A reply says which ledger it comes from, and what day it is there. */
  const checkReceived = async ({ epoch, day }: BatchReply) => {
    const received = await outbox.list('received');
    await ask(received.filter((entry) => isUnsure(entry, epoch)));
    await outbox.move(received, (entry) => dropOldBytes(entry, day));
  };

  /** Offers again what a restored ledger has lost. Trouble here is met again by the next batch. */
  const ask = async (doubtful: readonly OutboxEntry[]) => {
    const asked = doubtful.slice(0, missingLimit);
    const result = asked.length === 0 ? null : await askMissing(deps, token, asked);
    if (result?.type !== 'reply') return;
    await outbox.move(asked, (entry) => settleMissing(entry, result.reply));
    for (const { id } of asked) if (!result.reply.missing.includes(id)) arrived.add(id);
  };

  if (reasons.has('manual')) await outbox.move(await outbox.list('queued', 'held'), release);
  if (reasons.has('online')) await outbox.move(await outbox.list('queued'), hurry);
  const tried = (await listDue()).filter(({ tries }) => tries > 0);
  const received = reasons.has('manual') || reasons.has('start') ? await outbox.list('received') : [];
  const unsure = received.filter((entry) => isUnsure(entry, null));
  await ask(tried.length > askBeyond ? [...tried, ...unsure] : unsure);
  let goesOn = true;
  while (goesOn) {
    const batches = takeBatches(await listDue(), pace);
    goesOn = batches.length > 0 && (await allOf(batches.map(send)));
  }
}

/** Unlike `Promise.all` alone, waits for all of them before it rejects: nothing is on its way afterwards. */
async function allOf(tasks: readonly Promise<boolean>[]): Promise<boolean> {
  await Promise.allSettled(tasks);
  return (await Promise.all(tasks)).every((goesOn) => goesOn);
}
