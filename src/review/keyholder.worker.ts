import { createKeyholder } from './keyholder.ts';
import type { KeyholderAnswer, KeyholderCall } from './keyholder-bridge.ts';

const keyholder = createKeyholder();

addEventListener('message', (event: MessageEvent<KeyholderCall>) => {
  const { data } = event;
  const answer =
    data.type === 'unlock'
      ? keyholder.unlock(data.sealedIdentity, data.passphrase)
      : keyholder.open(data.envelopes);
  void answer.then((result) => postMessage({ number: data.number, result } satisfies KeyholderAnswer));
});
