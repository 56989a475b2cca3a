import { lexicon, tagger } from './load-files.ts';
import type { StripReply, StripRequest } from './messages.ts';
import { createStripper } from './strip.ts';
import { warmUp } from './warm-up.ts';

/** The dedicated worker round the stripper: no logic here. A file that does not load fails each request. */
const stripper = Promise.all([lexicon, tagger])
  .then(([lexicon, tagger]) => createStripper({ lexicon, tagger }))
  .catch(() => null);
void stripper.then((loaded) => {
  if (loaded !== null) goOn(warmUp(loaded));
});

/** One step at a time, so that a text waits for no more than one. */
function goOn(steps: Iterator<void>): void {
  setTimeout(() => {
    if (steps.next().done !== true) goOn(steps);
  });
}

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
