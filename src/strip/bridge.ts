import type { StripFailure, StripReply, StripRequest } from './messages.ts';
import type { StripOptions, StripOutcome } from './strip.ts';

/** What the bridge uses of a `Worker`. */
export interface StripWorker {
  readonly postMessage: (request: StripRequest) => void;
  readonly addEventListener: (
    type: 'message' | 'messageerror' | 'error',
    listener: (event: { readonly data?: unknown }) => void,
  ) => void;
  readonly terminate: () => void;
}

export interface StripBridgeDeps {
  readonly createWorker: () => StripWorker;
  /** From the moment that a text is handed to the worker; the first one waits for the lists to load. */
  readonly timeoutMs: number;
  readonly setTimeout: (callback: () => void, ms: number) => unknown;
  readonly clearTimeout: (timer: never) => void;
}

/** The page's side of the stripping worker. */
export interface StripBridge {
  /** Never rejects, and never answers with the raw text: whatever goes wrong is `failed`. Answers in order of calls. */
  readonly strip: (text: string, options: StripOptions) => Promise<StripOutcome | StripFailure>;
  /** Has the worker load before its first text is there. */
  readonly hire: () => void;
  /** Ends the worker; what waits, and every later call, is `failed`. */
  readonly close: () => void;
}

interface Job {
  readonly request: StripRequest;
  readonly resolve: (outcome: StripOutcome | StripFailure) => void;
}

const failed: StripFailure = { ok: false, problem: 'failed' };

/** One text at a time; a worker that erred, broke off or took too long is ended, and the next text gets a new one. */
export function createStripBridge({
  createWorker,
  timeoutMs,
  setTimeout,
  clearTimeout,
}: StripBridgeDeps): StripBridge {
  const queue: Job[] = [];
  let worker: StripWorker | null = null;
  let current: (Job & { readonly timer: unknown }) | null = null;
  let lastId = 0;
  let closed = false;

  const start = (): void => {
    const job = current === null ? queue.shift() : undefined;
    if (job === undefined) return;
    current = { ...job, timer: setTimeout(fail, timeoutMs) };
    try {
      hired().postMessage(job.request);
    } catch {
      fail();
    }
  };

  const hired = (): StripWorker => (worker ??= listenTo(createWorker()));

  const finish = (outcome: StripOutcome | StripFailure): void => {
    const done = current;
    current = null;
    if (done !== null) {
      clearTimeout(done.timer as never);
      done.resolve(outcome);
    }
    start();
  };

  const fail = (): void => {
    worker?.terminate();
    worker = null;
    finish(failed);
  };

  const listenTo = (created: StripWorker): StripWorker => {
    const unlessReplaced = (listener: (data: unknown) => void) => (event: { readonly data?: unknown }) => {
      if (worker === created) listener(event.data);
    };
    created.addEventListener(
      'message',
      unlessReplaced((data) => {
        if (!isReply(data)) fail();
        else if (data.id !== current?.request.id) return;
        else if (!data.outcome.ok && data.outcome.problem === 'failed') fail();
        else finish(data.outcome);
      }),
    );
    created.addEventListener('messageerror', unlessReplaced(fail));
    created.addEventListener('error', unlessReplaced(fail));
    return created;
  };

  return {
    strip: (text, options) =>
      new Promise((resolve) => {
        if (closed) {
          resolve(failed);
          return;
        }
        lastId += 1;
        queue.push({ request: { id: lastId, text, options }, resolve });
        start();
      }),
    hire: () => {
      if (closed) return;
      try {
        hired();
      } catch {
        // The first text tries again, and tells.
      }
    },
    close: () => {
      closed = true;
      for (const job of queue.splice(0)) job.resolve(failed);
      fail();
    },
  };
}

/** Whether `data` has the shape of a reply; a text must have come with its redactions. */
function isReply(data: unknown): data is StripReply {
  if (typeof data !== 'object' || data === null || !('id' in data) || !('outcome' in data)) return false;
  const { outcome } = data;
  if (typeof outcome !== 'object' || outcome === null || !('ok' in outcome)) return false;
  if (outcome.ok === false) return 'problem' in outcome;
  return (
    outcome.ok === true &&
    'text' in outcome &&
    typeof outcome.text === 'string' &&
    'redactions' in outcome &&
    Array.isArray(outcome.redactions)
  );
}
