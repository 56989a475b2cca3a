import type { OpenResult } from '../seal/open.ts';
import type { Keyholder, UnlockResult } from './keyholder.ts';

export type KeyholderCall =
  | {
      readonly number: number;
      readonly type: 'unlock';
      readonly sealedIdentity: Uint8Array<ArrayBuffer>;
      readonly passphrase: string;
    }
  | {
      readonly number: number;
      readonly type: 'open';
      readonly envelopes: readonly Uint8Array<ArrayBuffer>[];
    };

export interface KeyholderAnswer {
  readonly number: number;
  readonly result: UnlockResult | readonly OpenResult[];
}

/** A keyholder behind a worker. `dismiss` ends it, and with it all that it knows. */
export interface RemoteKeyholder extends Keyholder {
  readonly dismiss: () => void;
}

/** Envelopes in one message: enough to be quick, few enough that counts move on screen. */
const chunk = 50;

/** Calls reject when the worker fails or is dismissed. */
export function hireKeyholder(worker: Worker): RemoteKeyholder {
  const callers = new Map<number, { resolve: (result: never) => void; reject: (error: Error) => void }>();
  let calls = 0;
  const rejectAll = (why: string) => {
    for (const { reject } of callers.values()) reject(new Error(why));
    callers.clear();
  };
  worker.addEventListener('message', ({ data }: MessageEvent<KeyholderAnswer>) => {
    callers.get(data.number)?.resolve(data.result as never);
    callers.delete(data.number);
  });
  worker.addEventListener('error', () => rejectAll('the keyholder failed'));
  const call = <Result>(message: (number: number) => KeyholderCall) =>
    new Promise<Result>((resolve, reject) => {
      calls += 1;
      callers.set(calls, { resolve, reject });
      worker.postMessage(message(calls), []);
    });
  return {
    unlock: (sealedIdentity, passphrase) =>
      call<UnlockResult>((number) => ({ number, type: 'unlock', sealedIdentity, passphrase })),
    open: async (envelopes) => {
      const results: OpenResult[] = [];
      for (let start = 0; start < envelopes.length; start += chunk) {
        const some = envelopes.slice(start, start + chunk);
        results.push(
          ...(await call<readonly OpenResult[]>((number) => ({ number, type: 'open', envelopes: some }))),
        );
      }
      return results;
    },
    dismiss: () => {
      worker.terminate();
      rejectAll('the keyholder was dismissed');
    },
  };
}
