import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BatchReply, type Receipt, ReceiptStatus } from '../../../src/contract/batch.ts';
import {
  dropOldBytes,
  hold,
  isDue,
  isUnsure,
  maxWait,
  postpone,
  release,
  settleEntry,
  settleMissing,
  startSending,
} from '../../../src/outbox/entry.ts';
import { sampleEntry } from '../../support/samples.ts';

/** The reply to a batch, with these receipts. */
const reply = (...receipts: readonly Receipt[]): BatchReply => ({
  day: '2026-11-21',
  epoch: crypto.randomUUID(),
  receipts: [...receipts],
});

test('only a receipt that names the id and the very bytes makes an entry received', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...ReceiptStatus.options),
      fc.boolean(),
      fc.boolean(),
      (status, sameId, sameHash) => {
        const entry = sampleEntry({ state: 'sending' });
        const receipt = {
          id: sameId ? entry.id : crypto.randomUUID(),
          sha256: sameHash ? entry.sha256 : '0'.repeat(64),
          status,
        };
        const after = settleEntry(entry, reply(receipt), 5);
        const honest = sameId && sameHash && (status === 'stored' || status === 'duplicate');
        expect(after.state === 'received').toBe(honest);
        expect(after.bytes).toBe(entry.bytes);
      },
    ),
  );
});

test('a received entry stays received, whatever comes later', () => {
  const entry = sampleEntry({ state: 'received' });
  expect(postpone(entry, 'offline', 9)).toBe(entry);
  expect(hold(entry, 'conflict')).toBe(entry);
  expect(settleEntry(entry, reply({ id: entry.id, sha256: entry.sha256, status: 'conflict' }), 0)).toBe(
    entry,
  );
});

test('a conflict is held and waits for a person', () => {
  const entry = sampleEntry({ state: 'sending' });
  const held = settleEntry(entry, reply({ id: entry.id, sha256: entry.sha256, status: 'conflict' }), 0);
  expect(held).toMatchObject({ state: 'held', trouble: 'conflict' });
  expect(isDue(held, Number.MAX_SAFE_INTEGER)).toBe(false);
  expect(isDue(release(held), 0)).toBe(true);
});

test('a clock that jumped back delays nothing beyond the longest wait', () => {
  const now = Date.UTC(2026, 10, 21);
  expect(isDue(sampleEntry({ nextTry: now + 1 }), now)).toBe(false);
  expect(isDue(sampleEntry({ nextTry: now + maxWait }), now)).toBe(false);
  expect(isDue(sampleEntry({ nextTry: now + 3 * 365 * 86_400_000 }), now)).toBe(true);
});

test('an entry found sending after a crash is due', () => {
  expect(isDue(sampleEntry({ state: 'sending' }), Date.now())).toBe(true);
});

test('sealed bytes stay thirty of the endpoint’s days after the receipt', () => {
  const entry = sampleEntry({ state: 'received', receivedDay: '2026-11-21' });
  expect(dropOldBytes(entry, '2026-12-20').bytes).not.toBeNull();
  expect(dropOldBytes(entry, '2026-12-21').bytes).toBeNull();
  expect(dropOldBytes(sampleEntry({ state: 'queued' }), '2030-01-01').bytes).not.toBeNull();
});

test('what a restored ledger lost waits again with the same bytes, and keeps the receipt that it had', () => {
  const receipt = { id: crypto.randomUUID(), sha256: 'a'.repeat(64), status: 'stored' as const };
  const epoch = crypto.randomUUID();
  const entry = sampleEntry({ state: 'received', receipt, receivedDay: '2026-11-21', epoch });
  expect(isUnsure(entry, epoch)).toBe(false);
  expect(isUnsure(entry, crypto.randomUUID())).toBe(true);
  expect(isUnsure({ ...entry, bytes: null }, crypto.randomUUID())).toBe(false);
  const reply = { epoch: crypto.randomUUID(), missing: [entry.id] };
  const again = settleMissing(entry, reply);
  expect(again).toEqual({ ...entry, state: 'queued' });
  expect(dropOldBytes(again, '2030-01-01').bytes).toBe(entry.bytes);
  expect(settleMissing(entry, { ...reply, missing: [] })).toEqual({ ...entry, epoch: reply.epoch });
  for (const state of ['queued', 'sending', 'held'] as const) {
    const waiting = sampleEntry({ state });
    expect(settleMissing(waiting, { ...reply, missing: [waiting.id] })).toBe(waiting);
    expect(settleMissing(waiting, reply)).toBe(waiting);
  }
});

test('only what waits starts to be sent', () => {
  for (const state of ['received', 'held'] as const) {
    expect(startSending(sampleEntry({ state })).state).toBe(state);
  }
  expect(startSending(sampleEntry({ state: 'queued' }))).toMatchObject({ state: 'sending', tries: 1 });
});
