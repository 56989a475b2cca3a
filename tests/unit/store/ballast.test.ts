import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { durably } from '../../../src/app/keep-problem.ts';
import { ballastBytes, layBallast } from '../../../src/store/ballast.ts';
import { openDatabase } from '../../../src/store/db.ts';

const bytes = () => new Uint8Array(ballastBytes);

/** A write that fails on a full device, until the ballast is gone. */
function writeOnFullDevice(db: ReturnType<typeof openDatabase>) {
  return async () => {
    if (await db.device.get('ballast')) throw new DOMException('full', 'QuotaExceededError');
    return 'kept';
  };
}

test('on a full device the ballast makes room for what a person has just noted', async () => {
  const db = openDatabase(randomUUID());
  expect(await layBallast(db, bytes())).toBe(true);
  expect(await durably(db, writeOnFullDevice(db))).toBe('kept');
  expect(await db.device.get('ballast')).toBeUndefined();
});

test('without ballast left a full device is told, not hidden', async () => {
  const db = openDatabase(randomUUID());
  const full = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
  await expect(durably(db, full)).rejects.toMatchObject({ name: 'QuotaExceededError' });
});

test('a device without room for the ballast says so', async () => {
  const db = openDatabase(randomUUID());
  db.device.hook('creating', () => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  expect(await layBallast(db, bytes())).toBe(false);
});
