import { describe, expect, test } from 'vitest';
import { createStripBridge, type StripWorker } from '../../../src/strip/bridge.ts';
import type { StripRequest } from '../../../src/strip/messages.ts';
import { english, stripper } from './support.ts';

const failed = { ok: false, problem: 'failed' };
const raw = 'Odalys Ferland says 613-555-0142';
const stripped = '[person 1] says [phone 1]';

type Behaviour = (request: StripRequest, worker: MemoryWorker) => void;

const answers: Behaviour = ({ id, text, options }, worker) => {
  worker.emit('message', { id, outcome: stripper.strip(text, options) });
};
const silent: Behaviour = () => undefined;

/** A worker in memory: the real stripper behind events that a test may break. */
class MemoryWorker implements StripWorker {
  readonly received: StripRequest[] = [];
  ended = false;
  readonly #behaviour: Behaviour;
  readonly #listeners: { type: string; listener: (event: { data?: unknown }) => void }[] = [];

  constructor(behaviour: Behaviour) {
    this.#behaviour = behaviour;
  }

  readonly postMessage = (request: StripRequest): void => {
    const copy = structuredClone(request);
    this.received.push(copy);
    queueMicrotask(() => {
      this.#behaviour(copy, this);
    });
  };

  readonly addEventListener = (type: string, listener: (event: { data?: unknown }) => void): void => {
    this.#listeners.push({ type, listener });
  };

  readonly terminate = (): void => {
    this.ended = true;
  };

  emit(type: 'message' | 'messageerror' | 'error', data?: unknown): void {
    for (const entry of this.#listeners) if (entry.type === type) entry.listener({ data });
  }
}

/** A bridge over workers of the given behaviours, one after the other; the last one repeats. Time passes by `elapse`. */
function createWorld(...behaviours: readonly Behaviour[]) {
  const workers: MemoryWorker[] = [];
  const timers = new Map<number, () => void>();
  let lastTimer = 0;
  const bridge = createStripBridge({
    createWorker: () => {
      const behaviour = behaviours[Math.min(workers.length, behaviours.length - 1)] ?? answers;
      const worker = new MemoryWorker(behaviour);
      workers.push(worker);
      return worker;
    },
    timeoutMs: 5_000,
    setTimeout: (callback) => {
      lastTimer += 1;
      timers.set(lastTimer, callback);
      return lastTimer;
    },
    clearTimeout: (timer: number) => {
      timers.delete(timer);
    },
  });
  return {
    bridge,
    workers,
    timers,
    elapse: () => {
      const due = Array.from(timers.values());
      for (const callback of due) callback();
    },
  };
}

test('a text comes back stripped, and no timer is left behind', async () => {
  const { bridge, timers, workers } = createWorld(answers);
  expect(await bridge.strip(raw, english)).toMatchObject({ ok: true, text: stripped });
  expect(timers.size).toBe(0);
  expect(workers).toHaveLength(1);
});

test('a worker that was hired before the first text is the one that reads it', async () => {
  const { bridge, workers, timers } = createWorld(answers);
  bridge.hire();
  bridge.hire();
  expect(workers).toHaveLength(1);
  expect(timers.size).toBe(0);
  expect(await bridge.strip(raw, english)).toMatchObject({ ok: true, text: stripped });
  expect(workers).toHaveLength(1);
});

test('a hired worker that breaks before the first text is replaced by the next one', async () => {
  const { bridge, workers } = createWorld(silent, answers);
  bridge.hire();
  workers[0]?.emit('error');
  expect(await bridge.strip(raw, english)).toMatchObject({ ok: true, text: stripped });
  expect(workers.map(({ ended }) => ended)).toEqual([true, false]);
});

test('texts are handed over one at a time and answered in the order of the calls', async () => {
  const { bridge, workers } = createWorld(answers);
  const order: number[] = [];
  const texts = ['one', 'two', raw, 'four'];
  const outcomes = await Promise.all(
    texts.map(async (text, index) => {
      const outcome = await bridge.strip(text, english);
      order.push(index);
      return outcome;
    }),
  );
  expect(order).toEqual([0, 1, 2, 3]);
  expect(outcomes.map((outcome) => outcome.ok && outcome.text)).toEqual(['one', 'two', stripped, 'four']);
  expect(workers[0]?.received.map(({ text }) => text)).toEqual(texts);
});

test('a text that is too long is told so, and the worker lives on', async () => {
  const { bridge, workers } = createWorld(answers);
  expect(await bridge.strip('a'.repeat(20_001), english)).toEqual({ ok: false, problem: 'too-long' });
  await bridge.strip(raw, english);
  expect(workers).toHaveLength(1);
});

describe('fails closed: the outcome is "failed", without the text, when the worker', () => {
  const breaks: Record<string, Behaviour> = {
    throws: (_request, worker) => {
      worker.emit('error');
    },
    'answers what cannot be read': (_request, worker) => {
      worker.emit('messageerror');
    },
    'answers the raw text alone': ({ text }, worker) => {
      worker.emit('message', text);
    },
    'answers a text without redactions': ({ id, text }, worker) => {
      worker.emit('message', { id, outcome: { ok: true, text } });
    },
    'answers nothing': (_request, worker) => {
      worker.emit('message', null);
    },
    'could not load its lists': ({ id }, worker) => {
      worker.emit('message', { id, outcome: failed });
    },
  };

  test.each(Object.entries(breaks))('%s; the next text gets a new worker', async (_name, behaviour) => {
    const { bridge, workers } = createWorld(behaviour, answers);
    expect(await bridge.strip(raw, english)).toEqual(failed);
    expect(workers[0]?.ended).toBe(true);
    expect(await bridge.strip(raw, english)).toMatchObject({ ok: true, text: stripped });
    expect(workers).toHaveLength(2);
  });

  test('says nothing for too long; what waits behind is stripped by a new worker', async () => {
    const { bridge, elapse, workers } = createWorld(silent, answers);
    const first = bridge.strip(raw, english);
    const second = bridge.strip(raw, english);
    elapse();
    expect(await first).toEqual(failed);
    expect(await second).toMatchObject({ ok: true, text: stripped });
    expect(workers[0]?.ended).toBe(true);
  });

  test('cannot be created', async () => {
    const bridge = createStripBridge({
      createWorker: () => {
        throw new Error('no workers here');
      },
      timeoutMs: 1,
      setTimeout: () => 0,
      clearTimeout: () => undefined,
    });
    expect(await bridge.strip(raw, english)).toEqual(failed);
  });

  test('answers late: a dead worker is not listened to', async () => {
    const { bridge, elapse, workers } = createWorld(silent, silent);
    const first = bridge.strip(raw, english);
    elapse();
    expect(await first).toEqual(failed);
    const second = bridge.strip('second', english);
    const [dead] = workers;
    const request = dead?.received[0];
    dead?.emit('message', { id: (request?.id ?? 0) + 1, outcome: stripper.strip(raw, english) });
    elapse();
    expect(await second).toEqual(failed);
  });
});

test('an answer to another text is not taken for this one', async () => {
  const { bridge, elapse } = createWorld(({ id, text, options }, worker) => {
    worker.emit('message', { id: id + 7, outcome: stripper.strip(text, options) });
  });
  const outcome = bridge.strip(raw, english);
  await Promise.resolve();
  elapse();
  expect(await outcome).toEqual(failed);
});

test('a closed bridge ends its worker, and all that waits or comes later has failed', async () => {
  const { bridge, workers } = createWorld(silent);
  const waiting = [bridge.strip(raw, english), bridge.strip(raw, english)];
  bridge.close();
  expect(await Promise.all(waiting)).toEqual([failed, failed]);
  expect(workers[0]?.ended).toBe(true);
  expect(await bridge.strip(raw, english)).toEqual(failed);
  expect(workers).toHaveLength(1);
});
