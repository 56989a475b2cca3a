import type { Outbox } from '../../src/outbox/outbox.ts';
import type { WakeReason } from '../../src/sync/send-due.ts';
import { createSync, type Sync } from '../../src/sync/sync.ts';
import { type DeviceStore, openForTest } from './device-store.ts';
import type { End, Event } from './history.ts';
import { createLedgerModel } from './ledger-model.ts';
import { createLine, type Fate, type Pending } from './line.ts';
import { type Random, sha256 } from './random.ts';

const start = Date.UTC(2026, 10, 21);

/** What the dead answer. */
const never = new Promise<never>(() => {});

/** A tab of the device; dead once it, or the device, was killed: nothing of it has an effect any more. */
interface Tab {
  dead: boolean;
  readonly sync: Sync;
}

interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

/** One device with its tabs, one endpoint, the line between them, and time; all of it without a clock. */
export class World {
  readonly random: Random;
  readonly store: DeviceStore;
  readonly history: Event[] = [];
  readonly ledger;
  readonly line;
  /** How far the clock of the device is from true time. Milliseconds. */
  skew = 0;
  /** The device dies within so many changes of its storage; `null`: it does not. */
  fuse: number | null = null;
  /** Browsers without Web Locks let both tabs send. */
  readonly locks: boolean;
  /** From the end of the faults on. */
  faultless = false;
  readonly meetings: string[] = [];
  tabs: Tab[] = [];
  private time = start;
  private timers = new Set<Timer>();
  private holder: Tab | null = null;
  private busy = 0;

  constructor(random: Random, store: DeviceStore) {
    this.random = random;
    this.store = store;
    this.ledger = createLedgerModel(random);
    this.line = createLine(this.ledger, random);
    this.locks = random.chance(0.8);
  }

  openTab(): void {
    const tab: Tab = { dead: false, sync: createSync(this.syncDeps(() => tab)) };
    this.tabs.push(tab);
    this.wake(tab, 'start');
  }

  wake(tab: Tab, reason: WakeReason): void {
    tab.sync.wake(reason).catch(() => {});
  }

  killTab(tab: Tab): void {
    tab.dead = true;
    tab.sync.stop();
    if (this.holder === tab) this.holder = null;
    this.tabs = this.tabs.filter((one) => one !== tab);
  }

  killDevice(): void {
    this.fuse = null;
    for (const tab of this.tabs) this.killTab(tab);
  }

  settle(fate: Fate, index = 0): void {
    const [request] = this.line.pending.splice(index, 1);
    if (request) this.line.settle(request, fate, new Date(this.time).toISOString().slice(0, 10));
  }

  /** Time passes, with what is due in it. */
  async pass(milliseconds: number): Promise<void> {
    const until = this.time + milliseconds;
    for (;;) {
      let next: Timer | null = null;
      for (const timer of this.timers) {
        if (timer.at <= until && (next === null || timer.at < next.at)) next = timer;
      }
      if (next === null) break;
      this.timers.delete(next);
      this.time = Math.max(this.time, next.at);
      next.callback();
      await this.rest();
    }
    this.time = until;
  }

  /**
   * Resolves when everything waits for the line or for a timer; a line without faults delivers at once, and then a few
   * turns must pass with nothing to do, because the database's own promises take a turn between two of its answers.
   */
  async rest(): Promise<void> {
    for (let quiet = 0; quiet < (this.faultless ? 3 : 1); quiet += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      if (this.faultless && this.busy === 0 && this.line.pending.length > 0) {
        this.settle('delivered');
        this.busy += 1;
        setImmediate(() => (this.busy -= 1));
      }
      if (this.busy > 0) quiet = -1;
    }
  }

  async lookAtScreen(): Promise<void> {
    for (const entry of await this.store.entries()) {
      if (entry.state !== 'received') continue;
      const proven = entry.receipt?.id === entry.id && entry.receipt.sha256 === entry.sha256;
      const honest = proven && this.ledger.heldUnder(entry.epoch, entry.id, entry.sha256);
      this.history.push({ type: 'shown received', envelope: entry.id, honest });
    }
  }

  async end(): Promise<End> {
    const meetings = [];
    for (const id of this.meetings) {
      meetings.push({ id, open: await this.store.isOpen(id), readable: await this.store.ideas(id) });
    }
    return {
      meetings,
      entries: (await this.store.entries()).map(({ id, state }) => ({ id, state })),
      envelopes: [...this.ledger.rows()].map(([id, { bytes }]) => ({ id, ...openForTest(bytes) })),
      // Nothing is really sealed here; the runs with real processes look for both.
      leaks: [],
      traces: [],
    };
  }

  private syncDeps(tab: () => Tab) {
    return {
      outbox: this.mortal(this.store.outbox, tab),
      random: this.random.next,
      now: () => this.time + this.skew,
      fetch: (path: unknown, init?: RequestInit) => this.send(String(path), init, tab()),
      abortAfter: (milliseconds: number) => {
        const controller = new AbortController();
        this.timers.add({ at: this.time + milliseconds, callback: () => controller.abort() });
        return controller.signal;
      },
      mayUseLine: async () => true,
      exclusively: async (task: () => Promise<void>) => {
        // What died on its way to the lock never gets there.
        if (tab().dead) return never;
        if (!this.locks) {
          await task();
          return true;
        }
        if (this.holder !== null) return false;
        this.holder = tab();
        try {
          await task();
        } finally {
          if (this.holder === tab()) this.holder = null;
        }
        return true;
      },
      schedule: (callback: () => void, milliseconds: number) => {
        const timer = { at: this.time + milliseconds, callback };
        this.timers.add(timer);
        return () => void this.timers.delete(timer);
      },
    };
  }

  private send(path: string, init: RequestInit | undefined, tab: Tab): Promise<Response> {
    const parts = init?.body instanceof PlainForm ? init.body.parts : [];
    if (!tab.dead && parts.length > 0) {
      const names = parts.map(({ id, bytes }) => ({ id, sha256: sha256(bytes) }));
      this.history.push({ type: 'sent', parts: names });
    }
    return new Promise((resolve, reject) => {
      const fail = () => reject(new TypeError('failed to fetch'));
      const request: Pending = {
        path,
        parts,
        question: typeof init?.body === 'string' ? init.body : '',
        answer: (response) => (tab.dead ? undefined : resolve(response)),
        fail: () => (tab.dead ? undefined : fail()),
      };
      init?.signal?.addEventListener('abort', () => {
        const index = this.line.pending.indexOf(request);
        if (index >= 0) this.line.pending.splice(index, 1);
        request.fail();
      });
      this.line.pending.push(request);
    });
  }

  /** The outbox as a tab sees it that may die before or after any of its transactions. */
  private mortal(outbox: Outbox, tab: () => Tab): Outbox {
    const guard =
      <A extends readonly unknown[], R>(method: (...args: A) => Promise<R>) =>
      async (...args: A): Promise<R> => {
        if (tab().dead) return never;
        const dies = this.fuse !== null && this.fuse-- <= 0;
        if (dies && this.random.chance(0.5)) {
          this.killDevice();
          return never;
        }
        this.busy += 1;
        const result = await method(...args).finally(() => (this.busy -= 1));
        if (dies) this.killDevice();
        return tab().dead ? never : result;
      };
    return {
      token: outbox.token,
      list: guard(outbox.list),
      move: guard(outbox.move),
    };
  }
}

/** Forms whose bytes can be read at once: a browser's are read later, and never twice in the same order. */
class PlainForm {
  readonly parts: { readonly id: string; readonly bytes: Uint8Array }[] = [];
  append(id: string, blob: PlainBlob): void {
    this.parts.push({ id, bytes: blob.bytes });
  }
}

class PlainBlob {
  readonly bytes: Uint8Array;
  constructor(parts: readonly Uint8Array[]) {
    this.bytes = parts[0] ?? new Uint8Array();
  }
}

/** Runs a task with such forms in the place of the platform's. */
export async function withPlainForms<T>(task: () => Promise<T>): Promise<T> {
  const { FormData, Blob } = globalThis;
  Object.assign(globalThis, { FormData: PlainForm, Blob: PlainBlob });
  try {
    return await task();
  } finally {
    Object.assign(globalThis, { FormData, Blob });
  }
}
