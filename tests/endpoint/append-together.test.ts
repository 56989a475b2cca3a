import { expect, test } from 'vitest';
import type { Envelope } from '../../src/contract/envelope.ts';
import { appendTogether } from '../../src/endpoint/append-together.ts';
import { type Ledger, LedgerBusy } from '../../src/endpoint/ledger.ts';
import { envelope, today } from './world.ts';

/** A ledger that stores what it has not seen, and records its commits; `bad` makes a commit fail. */
function createLedger(bad: ReadonlySet<Envelope> = new Set()) {
  const commits: number[] = [];
  const held = new Set<string>();
  const append: Ledger['append'] = async (envelopes) => {
    commits.push(envelopes.length);
    if (envelopes.some((one) => bad.has(one))) throw new Error('full');
    return envelopes.map(({ id }) => {
      const outcome = held.has(id) ? 'duplicate' : 'stored';
      held.add(id);
      return outcome;
    });
  };
  return { commits, ledger: { append } as Ledger };
}

test('requests that come together are committed together, and each gets its own outcomes', async () => {
  const { ledger, commits } = createLedger();
  const append = appendTogether(ledger, () => today);
  const [one, two, three] = [envelope(), envelope(), envelope()];
  const outcomes = await Promise.all([append([one, two]), append([two]), append([three, one])]);
  expect(outcomes).toEqual([['stored', 'stored'], ['duplicate'], ['stored', 'duplicate']]);
  expect(commits).toEqual([5]);
  expect(await append([three])).toEqual(['duplicate']);
});

test('what cannot be stored fails alone', async () => {
  const bad = envelope();
  const { ledger } = createLedger(new Set([bad]));
  const append = appendTogether(ledger, () => today);
  const settled = await Promise.allSettled([append([envelope()]), append([bad]), append([envelope()])]);
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});

test('while another process writes, those who came together wait for it once, not one after the other', async () => {
  let asked = 0;
  const append: Ledger['append'] = async () => {
    asked += 1;
    throw new LedgerBusy();
  };
  const together = appendTogether({ append } as Ledger, () => today);
  const settled = await Promise.allSettled([1, 2, 3].map(() => together([envelope()])));
  expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(asked).toBe(1);
});
