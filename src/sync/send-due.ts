import { defaultLimits } from '../contract/campaign.ts';
import { missingLimit } from '../contract/missing.ts';
import type { OutboxEntry } from '../contract/outbox-entry.ts';
import type { Uuid } from '../contract/primitives.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { askMissing } from './ask-missing.ts';
import { nextTry } from './backoff.ts';
import { afterReply, afterTrouble, firstPace, type Pace, takeBatch } from './pace.ts';
import type { RequestDeps, Trouble } from './request.ts';
import { sendBatch } from './send-batch.ts';

export interface SendDeps extends RequestDeps {
  readonly outbox: Outbox;
  /** A number in [0, 1). */
  readonly random: () => number;
}

export interface SendOptions {
  /** Also what is not due yet. */
  readonly all: boolean;
  /** Ask about everything received, although no reply said that the ledger is another one. */
  readonly check: boolean;
  readonly pace: Pace;
}

/** With more entries than these that may have arrived already, the endpoint is asked before they are resent. */
const askBeyond = 8;

/**
 * Sends batch after batch, each entry once, until nothing is due or the line gives trouble; trouble of the
 * line postpones everything together. Resolves with the pace to go on with. Rejects when storage fails.
 */
export async function sendDue(deps: SendDeps, { all, check, pace: start }: SendOptions): Promise<Pace> {
  const { outbox, now, random } = deps;
  const token = await outbox.token();
  if (token === null) return start;
  const taken = new Set<Uuid>();
  const flights = new Set<Promise<void>>();
  let pace: Pace = { ...start, inFlight: 1 };
  let over = false;
  let failure: { readonly error: unknown } | null = null;
  let heard: Uuid | null = null;
  let healed: Uuid | null = null;

  const due = async () => (await outbox.due(now(), all)).filter(({ id }) => !taken.has(id));

  const giveUp = async ({ trouble, retryAfter }: Trouble, batch: readonly OutboxEntry[]) => {
    over = true;
    pace = afterTrouble(pace);
    const others = (await outbox.due(now(), true)).filter(({ id }) => !taken.has(id));
    const ids = idsOf([...batch, ...others]);
    if (trouble === 'invitation-refused') return outbox.hold(ids, trouble);
    const tries = Math.max(...batch.map((entry) => entry.tries));
    return outbox.postpone(ids, trouble, nextTry(now(), tries, random(), retryAfter));
  };

  const split = async (batch: readonly OutboxEntry[]) => {
    pace = { ...afterTrouble(pace), envelopes: 1 };
    if (batch.length === 1) return outbox.hold(idsOf(batch), 'too-large');
    await outbox.postpone(idsOf(batch), 'too-large', 0);
    for (const { id } of batch) taken.delete(id);
  };

  const fly = async (batch: readonly OutboxEntry[]) => {
    const begun = now();
    const result = await sendBatch(deps, token, batch);
    if (result.type === 'trouble') {
      return result.trouble === 'too-large' ? split(batch) : giveUp(result, batch);
    }
    const tries = Math.max(...batch.map((entry) => entry.tries));
    await outbox.settle(idsOf(batch), result.reply, nextTry(now(), tries, random(), 0));
    pace = afterReply(pace, now() - begun, defaultLimits);
    heard = result.reply.epoch;
  };

  /** Offers again what a restored ledger has lost. Trouble here is met again by the next batch. */
  const heal = async (epoch: Uuid | null) => {
    healed = epoch;
    const unsure = (await outbox.unsure(epoch)).slice(0, missingLimit);
    const result = unsure.length === 0 ? null : await askMissing(deps, token, unsure);
    if (result?.type !== 'reply') return;
    await outbox.settleMissing(idsOf(unsure), result.reply);
    for (const id of result.reply.missing) taken.delete(id);
  };

  const arrived = await askArrived(deps, token, await due());
  if (check) await heal(null);
  for (;;) {
    if (heard !== healed && heard !== null) await heal(heard);
    const next = over ? [] : takeBatch(lastThose(arrived, await due()), heard === null ? firstPace : pace);
    for (const { id } of next) taken.add(id);
    const batch = next.length === 0 ? [] : await outbox.startSending(idsOf(next));
    if (batch.length > 0) {
      const flight: Promise<void> = fly(batch)
        .catch((error: unknown) => {
          over = true;
          failure = { error };
        })
        .finally(() => flights.delete(flight));
      flights.add(flight);
    }
    if (next.length === 0 && flights.size === 0) break;
    while (flights.size >= (next.length === 0 ? 1 : pace.inFlight)) await Promise.race(flights);
  }
  if (failure !== null) throw (failure as { readonly error: unknown }).error;
  return pace;
}

/**
 * When much was tried before: what the endpoint holds already. It goes last, for its receipt, so that what
 * is missing does not wait for it.
 */
async function askArrived(
  deps: SendDeps,
  token: string,
  due: readonly OutboxEntry[],
): Promise<ReadonlySet<Uuid>> {
  const tried = due.filter(({ tries }) => tries > 0).slice(0, missingLimit);
  if (tried.length <= askBeyond) return new Set();
  const result = await askMissing(deps, token, tried);
  if (result.type === 'trouble') return new Set();
  const missing = new Set(result.reply.missing);
  return new Set(idsOf(tried).filter((id) => !missing.has(id)));
}

function lastThose(ids: ReadonlySet<Uuid>, entries: readonly OutboxEntry[]): readonly OutboxEntry[] {
  const last = ({ id }: OutboxEntry) => Number(ids.has(id));
  return ids.size === 0 ? entries : [...entries].sort((a, b) => last(a) - last(b));
}

function idsOf(entries: readonly OutboxEntry[]): Uuid[] {
  return entries.map(({ id }) => id);
}
