import type { Envelope } from '../../src/contract/envelope.ts';
import type { OutboxEntry } from '../../src/contract/outbox-entry.ts';
import {
  confirm,
  dropOldBytes,
  hold,
  isDue,
  isUnsure,
  isWaiting,
  postpone,
  release,
  reoffer,
  settleEntry,
  sortDue,
  startSending,
} from '../../src/outbox/entry.ts';
import type { Outbox } from '../../src/outbox/outbox.ts';
import { createSync, type Sync, type SyncDeps } from '../../src/sync/sync.ts';
import { sampleEntry } from './samples.ts';

/** A device that does nothing but send: the product's own loop and transitions over an outbox in memory. */
export interface Device {
  readonly sync: Sync;
  readonly entries: () => readonly OutboxEntry[];
  /** A meeting was closed. */
  readonly add: (...envelopes: readonly Envelope[]) => void;
}

interface DeviceOptions {
  readonly token: string;
  readonly envelopes?: readonly Envelope[];
  /** Replaces what a test wants to watch or bend: the line, the clock, the timer. */
  readonly deps?: Partial<Omit<SyncDeps, 'outbox'>>;
}

/** `origin` is asked at each request, because an endpoint that starts again may be elsewhere. */
export function createDevice(origin: () => string, { token, envelopes = [], deps }: DeviceOptions): Device {
  const entries = new Map<string, OutboxEntry>();
  const add = (...more: readonly Envelope[]) => {
    for (const one of more) {
      entries.set(one.id, sampleEntry({ ...one, size: one.bytes.byteLength }));
    }
  };
  add(...envelopes);
  const sync = createSync({
    outbox: createMemoryOutbox(entries, token),
    fetch: (path, init) => fetch(`${origin()}${path as string}`, init),
    now: () => Date.now(),
    random: Math.random,
    abortAfter: (milliseconds) => AbortSignal.timeout(Math.ceil(milliseconds)),
    exclusively: async (task) => {
      await task();
      return true;
    },
    schedule: () => () => {},
    ...deps,
  });
  return { sync, add, entries: () => [...entries.values()] };
}

function createMemoryOutbox(entries: Map<string, OutboxEntry>, token: string): Outbox {
  const all = () => [...entries.values()];
  const change = (ids: readonly string[], to: (entry: OutboxEntry) => OutboxEntry) =>
    ids.flatMap((id) => {
      const entry = entries.get(id);
      if (entry === undefined) return [];
      entries.set(id, to(entry));
      return [to(entry)];
    });
  return {
    token: async () => token,
    due: async (now, eager) => sortDue(all().filter((one) => isDue(one, now, eager))),
    nextTry: async () => {
      const waiting = all().filter(isWaiting);
      return waiting.length === 0 ? null : Math.min(...waiting.map(({ nextTry }) => nextTry));
    },
    startSending: async (ids) => change(ids, startSending).filter(isWaiting),
    settle: async (ids, reply, nextTry) => {
      change(ids, (entry) => settleEntry(entry, reply, nextTry));
      change([...entries.keys()], (entry) => dropOldBytes(entry, reply.day));
    },
    postpone: async (ids, trouble, nextTry) => void change(ids, (entry) => postpone(entry, trouble, nextTry)),
    hold: async (ids, trouble) => void change(ids, (entry) => hold(entry, trouble)),
    release: async () => void change([...entries.keys()], release),
    unsure: async (epoch) => all().filter((entry) => isUnsure(entry, epoch)),
    settleMissing: async (asked, { epoch, missing }) =>
      void change(asked, (entry) => (missing.includes(entry.id) ? reoffer(entry) : confirm(entry, epoch))),
  };
}
