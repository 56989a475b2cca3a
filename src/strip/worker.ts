import { parseLexicon } from './lexicon.ts';
import type { StripReply, StripRequest } from './messages.ts';
import { createStripper } from './strip.ts';
import { warmUp } from './warm-up.ts';

/** The dedicated worker round the stripper: no logic here. A list that does not load fails each request. */
const stripper = fetch(new URL('./data/lexicon.txt', import.meta.url))
  .then(async (response) => {
    if (!response.ok) throw new Error(`lexicon.txt: status ${String(response.status)}`);
    return warmUp(createStripper(parseLexicon(new Uint8Array(await response.arrayBuffer()))));
  })
  .catch(() => null);

self.addEventListener('message', (event: MessageEvent<StripRequest>) => {
  void answer(event.data).then((reply) => {
    self.postMessage(reply);
  });
});

async function answer({ id, text, options }: StripRequest): Promise<StripReply> {
  try {
    return { id, outcome: (await stripper)?.strip(text, options) ?? { ok: false, problem: 'failed' } };
  } catch {
    return { id, outcome: { ok: false, problem: 'failed' } };
  }
}
