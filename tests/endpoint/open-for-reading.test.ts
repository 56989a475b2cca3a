import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSqliteLedger, openSqliteLedgerForReading } from '../../src/endpoint/sqlite/ledger.ts';
import { entriesOf, envelope, sha256, today } from './world.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'calepin-reading #1 é-'));
  file = join(folder, 'ledger.sqlite');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Every file of the folder, with its bytes. */
const contents = () =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, sha256(readFileSync(join(folder, name)))]));

async function fill(count: number) {
  const ledger = openSqliteLedger(file);
  const sent = Array.from({ length: count }, () => envelope());
  await ledger.append(sent, today);
  return { ledger, sent };
}

test('a ledger that was closed is read without a file being made, changed or removed', async () => {
  const { ledger, sent } = await fill(5);
  await ledger.close();
  const before = contents();
  const reading = openSqliteLedgerForReading(file);
  expect((await entriesOf(reading, 2)).map(({ id }) => id)).toEqual(sent.map(({ id }) => id));
  expect(sha256((await reading.bytes(sent[3]!.id))!)).toBe(sent[3]!.sha256);
  expect(contents()).toEqual(before);
  await reading.close();
  expect(contents()).toEqual(before);
  expect(Object.keys(before)).toEqual(['ledger.sqlite']);
});

test('a ledger in use is read with all that was committed, also what is in its log only', async () => {
  const { ledger, sent } = await fill(3);
  const before = contents();
  const reading = openSqliteLedgerForReading(file);
  const late = envelope();
  await ledger.append([late], today);
  expect((await entriesOf(reading)).map(({ id }) => id)).toEqual([...sent, late].map(({ id }) => id));
  await reading.close();
  expect(Object.keys(contents())).toEqual(Object.keys(before));
  await ledger.close();
});

test('what a killed endpoint left is read whole and left as it is', async () => {
  const { ledger, sent } = await fill(4);
  const copy = await mkdtemp(join(tmpdir(), 'calepin-killed-'));
  for (const name of ['ledger.sqlite', 'ledger.sqlite-wal'])
    copyFileSync(join(folder, name), join(copy, name));
  await ledger.close();
  const names = readdirSync(copy);
  const bytes = names.map((name) => sha256(readFileSync(join(copy, name))));
  const reading = openSqliteLedgerForReading(join(copy, 'ledger.sqlite'));
  expect((await entriesOf(reading)).map(({ id }) => id)).toEqual(sent.map(({ id }) => id));
  await reading.close();
  expect(readdirSync(copy)).toEqual(names);
  expect(names.map((name) => sha256(readFileSync(join(copy, name))))).toEqual(bytes);
  await rm(copy, { recursive: true });
});

test('nothing can be added through it', async () => {
  const { ledger } = await fill(1);
  await ledger.close();
  const reading = openSqliteLedgerForReading(file);
  await expect(reading.append([envelope()], today)).rejects.toThrow('readonly');
  await reading.close();
});

test('it says so when an endpoint was started while it read', async () => {
  const { ledger } = await fill(1);
  await ledger.close();
  const reading = openSqliteLedgerForReading(file);
  const started = openSqliteLedger(file);
  await expect(reading.close()).rejects.toThrow('try again');
  await started.close();
});

test('something else than a ledger is refused', () => {
  writeFileSync(file, '');
  expect(() => openSqliteLedgerForReading(file)).toThrow('something other than a ledger');
  const newer = new DatabaseSync(file);
  newer.exec('PRAGMA user_version = 99');
  newer.close();
  expect(() => openSqliteLedgerForReading(file)).toThrow('newer version');
});
