import { randomBytes } from 'node:crypto';
import { createRandom, type Random, sha256 } from '../faults/random.ts';
import { startKillable } from './start-killed.ts';
import { createStranger, type Sealed, type Stranger, type StrangerReceipt } from './stranger.ts';

export interface KillResult {
  readonly kills: number;
  readonly sent: number;
  readonly acknowledged: number;
  readonly stored: number;
  /** What must never be; empty when all is well. */
  readonly broken: readonly string[];
}

interface KillOptions {
  readonly file: string;
  readonly tokens: { readonly facilitator: string; readonly reviewer: string };
  readonly seed: number;
  readonly kills: number;
  readonly onLife?: (life: number, result: KillResult) => void;
}

/**
 * Kills an endpoint again and again while a client that knows only its document sends, resends, reorders,
 * truncates, repeats an envelope within a batch and sends other bytes under an id. Whatever was acknowledged
 * must be there, once, with its bytes.
 */
export async function killAgainAndAgain(options: KillOptions): Promise<KillResult> {
  const { file, tokens, seed, kills } = options;
  const random = createRandom(seed);
  const record = createRecord();
  for (let life = 1; life <= kills; life++) {
    const { url, kill } = await startKillable(file);
    const stranger = await createStranger(url, tokens);
    await record.checkHeld(stranger);
    const living = liveUntilKilled(stranger, random, record);
    // Without an answer, or with a 503, the client ends of itself.
    await Promise.race([living.replies(random.int(14)), living.ended]);
    await delay(random.int(12));
    await kill();
    await living.ended;
    options.onLife?.(life, record.result(life));
  }
  const { url, kill } = await startKillable(file);
  await record.checkAll(await createStranger(url, tokens));
  await kill();
  return record.result(kills);
}

function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

/** Three requests at a time until there is nobody any more. */
function liveUntilKilled(stranger: Stranger, random: Random, record: Ledgerbook) {
  let over = false;
  let answered = 0;
  let wanted: { readonly count: number; readonly resolve: () => void } | null = null;
  const act = async () => {
    while (!over) {
      const batch = record.batch(random);
      if (random.chance(0.15)) await stranger.postCut(batch, random.next());
      else {
        const receipts = await stranger.post(batch);
        record.read(batch, receipts);
        if (receipts === null) over = true;
        answered += 1;
      }
      if (wanted !== null && answered >= wanted.count) wanted.resolve();
    }
  };
  return {
    /** Resolves when so many requests were answered. */
    replies: (count: number) =>
      new Promise<void>((resolve) => {
        if (count === 0) resolve();
        else wanted = { count, resolve };
      }),
    ended: Promise.all([act(), act(), act()]),
  };
}

type Ledgerbook = ReturnType<typeof createRecord>;

/** What was sent and acknowledged, and what of it was broken. */
function createRecord() {
  /** All bytes that were ever sent under an id, by their hash. */
  const sent = new Map<string, Map<string, Sealed>>();
  const acknowledged = new Map<string, Sealed>();
  const broken: string[] = [];
  let fresh: Sealed[] = [];
  let stored = 0;

  const remember = (one: Sealed) => {
    const known = sent.get(one.id) ?? new Map<string, Sealed>();
    known.set(one.sha256, one);
    sent.set(one.id, known);
    return one;
  };
  const pickSent = (random: Random): Sealed | null => {
    const [...known] = sent.values();
    const recent = known.slice(-200);
    return recent.length === 0 ? null : random.pick([...random.pick(recent).values()]);
  };

  return {
    batch: (random: Random): readonly Sealed[] => {
      const size = 1 + random.int(6);
      const batch = Array.from({ length: size }, () => {
        const old = random.chance(0.4) ? pickSent(random) : null;
        if (old === null) return remember(seal(random, random.uuid()));
        return random.chance(0.1) ? remember(seal(random, old.id)) : old;
      });
      if (random.chance(0.1)) batch.push(random.pick(batch));
      return random.chance(0.5) ? batch.reverse() : batch;
    },

    read: (batch: readonly Sealed[], receipts: readonly StrangerReceipt[] | null): void => {
      if (receipts === null) return;
      if (receipts.length !== batch.length) broken.push('a reply without a receipt for each envelope');
      for (const [at, { id, sha256, status }] of receipts.entries()) {
        const one = batch[at];
        if (one?.id !== id || one.sha256 !== sha256) broken.push('a receipt that names something else');
        else if (status === 'rejected') broken.push('an envelope was rejected');
        else if (status === 'conflict') {
          if (sent.get(id)?.size === 1) broken.push('a conflict with bytes that nobody sent');
          if (acknowledged.get(id)?.sha256 === sha256) broken.push('a conflict with what was acknowledged');
        } else {
          const before = acknowledged.get(id);
          if (before !== undefined && before.sha256 !== sha256)
            broken.push('two bytes of one id acknowledged');
          if (before === undefined) fresh.push(one);
          acknowledged.set(id, one);
        }
      }
    },

    /** What the last life acknowledged is still there. */
    checkHeld: async (stranger: Stranger): Promise<void> => {
      for (let at = 0; at < fresh.length; at += 1000) {
        const missing = await stranger.missing(fresh.slice(at, at + 1000));
        if (missing.length > 0) broken.push(`${missing.length} acknowledged envelopes lost`);
      }
      fresh = [];
    },

    /** Everything is there, once, unchanged, and nothing else. */
    checkAll: async (stranger: Stranger): Promise<void> => {
      const entries = await stranger.index();
      stored = entries.length;
      const held = new Map(entries.map((entry) => [entry.id, entry]));
      if (held.size !== entries.length) broken.push('an id twice in the index');
      for (const { id, sha256: hash } of acknowledged.values()) {
        if (held.get(id)?.sha256 !== hash) broken.push('an acknowledged envelope lost or replaced');
      }
      for (const { id, sha256: hash, size } of entries) {
        const original = sent.get(id)?.get(hash);
        const bytes = await stranger.bytes(id);
        if (original === undefined) broken.push('an envelope that nobody sent');
        if (sha256(bytes) !== hash || bytes.length !== size) broken.push('an envelope altered');
      }
    },

    result: (kills: number): KillResult => ({
      kills,
      sent: sent.size,
      acknowledged: acknowledged.size,
      stored,
      broken,
    }),
  };
}

/** Bytes as the document describes an age file. */
function seal(random: Random, id: string): Sealed {
  const line = () => randomBytes(32).toString('base64').replaceAll('=', '');
  const header = `age-encryption.org/v1\n-> X25519 ${line()}\n${line()}\n--- ${line()}\n`;
  const payload = randomBytes(32 + random.int(random.chance(0.05) ? 200_000 : 6000));
  const bytes = new Uint8Array([...Buffer.from(header), ...payload]);
  return { id, sha256: sha256(bytes), bytes };
}
