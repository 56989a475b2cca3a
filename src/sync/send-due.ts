import { defaultLimits } from '../contract/campaign.ts';
import { missingLimit } from '../contract/missing.ts';
import type { OutboxEntry } from '../contract/outbox-entry.ts';
import type { Uuid } from '../contract/primitives.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { nextTry } from './backoff.ts';
import { afterReply, afterTrouble, firstPace, type Pace, takeBatches } from './pace.ts';
import { askMissing, type RequestDeps, sendBatch, type Trouble } from './request.ts';

export interface SendDeps extends RequestDeps {
  readonly outbox: Outbox;
  /** A number in [0, 1). */
  readonly random: () => number;
}

export interface SendOptions {
  /** Also what only the line had postponed. */
  readonly eager: boolean;
  /** Ask about everything received, although no reply said that the ledger is another one. */
  readonly check: boolean;
  readonly pace: Pace;
}

/** With more entries than these that may have arrived already, the endpoint is asked before they are resent. */
const askBeyond = 8;

/**
 * Sends what is due, each entry once, the first batch alone and then as many at once as the line carries,
 * until nothing is left or there is trouble; trouble of the line postpones everything together. Resolves
 * with the pace to go on with. Rejects when storage fails.
 */
export async function sendDue(deps: SendDeps, { eager, check, pace: start }: SendOptions): Promise<Pace> {
  const { outbox, now, random } = deps;
  const token = await outbox.token();
  if (token === null) return start;
  const taken = new Set<Uuid>();
  /** What the endpoint says it holds; it goes last, for its receipt. */
  const arrived = new Set<Uuid>();
  let pace = start;
  let over = false;
  let heard: Uuid | null = null;
  /** Ledgers that were asked in this round. */
  const asked = new Set<Uuid>();

  const left = async (also: boolean) => {
    const entries = (await outbox.due(now(), also)).filter(({ id }) => !taken.has(id));
    return entries.sort((a, b) => Number(arrived.has(a.id)) - Number(arrived.has(b.id)));
  };

  /** Offers again what a restored ledger has lost. Trouble here is met again by the next batch. */
  const ask = async (entries: readonly OutboxEntry[]) => {
    if (entries.length === 0) return;
    const about = entries.slice(0, missingLimit);
    const result = await askMissing(deps, token, about);
    if (result.type === 'trouble') return;
    await outbox.settleMissing(idsOf(about), result.reply);
    for (const id of idsOf(about)) arrived.add(id);
    for (const id of result.reply.missing) {
      arrived.delete(id);
      taken.delete(id);
    }
  };

  const send = async (batch: readonly OutboxEntry[]) => {
    const begun = now();
    const tries = Math.max(...batch.map((entry) => entry.tries));
    const result = await sendBatch(deps, token, batch);
    if (result.type === 'trouble') {
      pace = afterTrouble(pace);
      return result.trouble === 'too-large' ? split(batch) : giveUp(result, batch, tries);
    }
    await outbox.settle(idsOf(batch), result.reply, nextTry(now(), tries, random(), 0));
    pace = afterReply(pace, now() - begun, defaultLimits);
    heard = result.reply.epoch;
  };

  const split = async (batch: readonly OutboxEntry[]) => {
    if (batch.length === 1) return outbox.hold(idsOf(batch), 'too-large');
    pace = { ...pace, envelopes: 1 };
    await outbox.postpone(idsOf(batch), 'too-large', 0);
    for (const { id } of batch) taken.delete(id);
  };

  const giveUp = async ({ trouble, retryAfter }: Trouble, batch: readonly OutboxEntry[], tries: number) => {
    over = true;
    const ids = idsOf([...batch, ...(await left(true))]);
    if (trouble === 'invitation-refused') return outbox.hold(ids, trouble);
    return outbox.postpone(ids, trouble, nextTry(now(), tries, random(), retryAfter));
  };

  const tried = (await left(eager)).filter((entry) => entry.tries > 0);
  await ask([...(tried.length > askBeyond ? tried : []), ...(check ? await outbox.unsure(null) : [])]);
  const goesOn = () => !over;
  while (goesOn()) {
    if (heard !== null && !asked.has(heard)) {
      asked.add(heard);
      await ask(await outbox.unsure(heard));
    }
    const batches = takeBatches(await left(eager), heard === null ? firstPace : pace);
    if (batches.length === 0) break;
    for (const { id } of batches.flat()) taken.add(id);
    await allDone(
      batches.map(async (batch) => {
        const still = await outbox.startSending(idsOf(batch));
        if (still.length > 0) await send(still);
      }),
    );
  }
  return pace;
}

/** Unlike `Promise.all`, waits for all of them before it rejects: nothing is on its way afterwards. */
async function allDone(tasks: readonly Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(tasks)).find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
}

function idsOf(entries: readonly OutboxEntry[]): Uuid[] {
  return entries.map(({ id }) => id);
}
