import { randomUUID } from 'node:crypto';
import { afterEach, expect, test, vi } from 'vitest';
import { openDatabase } from '../../../src/store/db.ts';
import { keepIdea } from '../../../src/store/ideas.ts';
import { startMeeting } from '../../../src/store/meetings.ts';
import { sampleIdea, sampleMeeting } from '../../support/samples.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

test('every write asks the browser to flush it to the disk before it counts as done', async () => {
  const asked = vi.spyOn(IDBDatabase.prototype, 'transaction');
  const db = openDatabase(`calepin-${randomUUID()}`);
  const { id } = await startMeeting(db, sampleMeeting());
  await keepIdea(db, sampleIdea(id));
  const writes = asked.mock.calls.filter(([, mode]) => mode === 'readwrite');
  expect(writes.length).toBeGreaterThan(1);
  expect(writes.every(([, , options]) => options?.durability === 'strict')).toBe(true);
});
