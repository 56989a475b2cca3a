import type { Envelope } from '../../src/contract/envelope.ts';
import type { OutboxEntry } from '../../src/contract/outbox-entry.ts';
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
    mayUseLine: async () => true,
    schedule: () => () => {},
    ...deps,
  });
  return { sync, add, entries: () => [...entries.values()] };
}

function createMemoryOutbox(entries: Map<string, OutboxEntry>, token: string): Outbox {
  return {
    token: async () => token,
    list: async (...states) => [...entries.values()].filter(({ state }) => states.includes(state)),
    move: async (some, to) =>
      some.flatMap(({ id }) => {
        const entry = entries.get(id);
        if (entry === undefined) return [];
        const after = to(entry);
        entries.set(id, after);
        return [after];
      }),
  };
}
