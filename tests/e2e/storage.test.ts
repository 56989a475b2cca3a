import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { killBrowser, launchBrowser } from '../support/browser.ts';
import { fillDisk } from '../support/fill-disk.ts';
import { createFacilitator, type Facilitator } from './facilitator.ts';
import { createWorld, type World } from './world.ts';

let world: World;
let context: BrowserContext;
let person: Facilitator;

beforeEach(async () => {
  world = await createWorld();
  await open();
});

afterEach(() => world.close());

async function open(profile = world.profile): Promise<void> {
  context = await launchBrowser(profile);
  person = await createFacilitator(context.pages()[0]!, 'en');
}

const origin = () => `http://localhost:${world.proxy.port}`;
const say = (text: string) => person.note({ text, sector: null, region: null, jobTitle: null });
const sees = (page: Page, id: string) => page.getByText(person.t(id)).first().waitFor();

async function joinAndStart(): Promise<void> {
  await person.join(world.links.facilitator);
  await person.startMeeting(12, 'en');
}

/** The folder of the browser's database. */
function databaseFolder(): string {
  const folder = join(world.profile, 'Default', 'IndexedDB');
  const name = readdirSync(folder).find((entry) => entry.endsWith('.leveldb'));
  if (!name) throw new Error('the browser has no database on disk');
  return join(folder, name);
}

/** What the app last told the shelf that it holds. */
async function canaryCounts(ideas: number): Promise<void> {
  await person.page.waitForFunction(
    (wanted) => JSON.parse(localStorage.getItem('calepin.canary') ?? '{}').ideas === wanted,
    ideas,
  );
}

/** A document of the same origin that is not the app. */
async function openNeighbour(): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${origin()}/robots.txt`);
  return page;
}

describe('a database that is gone or damaged', () => {
  test('when its files are damaged, the next start says how much is lost', async () => {
    await joinAndStart();
    await say('Red shirts on Thursdays.');
    await say('A petition at noon.');
    await canaryCounts(2);
    await context.close();
    for (const name of readdirSync(databaseFolder())) {
      if (/^(MANIFEST|CURRENT)/.test(name)) writeFileSync(join(databaseFolder(), name), 'rot');
    }
    await open();
    await person.page.goto(origin());
    await sees(person.page, 'storage.lost.what');
    await person.page.getByText('2 ideas').waitFor();
    await person.page.getByRole('button', { name: person.t('storage.lost.dismiss') }).click();
    await person.page.reload();
    await person.page.getByRole('heading', { level: 1 }).waitFor();
    expect(await person.page.getByText(person.t('storage.lost.what')).count()).toBe(0);
  });

  test('when the browser evicts it under the running app, it is said at once', async () => {
    await joinAndStart();
    await say('Red shirts on Thursdays.');
    await canaryCounts(1);
    const cdp = await context.newCDPSession(person.page);
    await cdp.send('Storage.clearDataForOrigin', { origin: origin(), storageTypes: 'indexeddb' });
    await person.page.reload();
    await sees(person.page, 'storage.lost.what');
    await person.page.getByText('1 idea,').waitFor();
  });

  test('when it cannot open, a meeting goes on in memory, under a loud notice, and is sent', async () => {
    await person.page.goto(origin());
    await person.page.getByRole('heading', { level: 1 }).waitFor();
    await context.close();
    const folder = databaseFolder();
    rmSync(folder, { recursive: true });
    writeFileSync(folder, 'not a folder');
    await open();
    await person.page.goto(origin());
    await sees(person.page, 'storage.memory.what');
    await joinAndStart();
    await say('Red shirts on Thursdays.');
    expect(await person.countRows()).toBe(1);
    await sees(person.page, 'state.failed');
    expect(await person.page.getByText(person.t('state.saved')).count()).toBe(0);
  });
});

describe('another tab', () => {
  test('one that blocks the upgrade is named, and the app goes on when it is closed', async () => {
    const old = await openNeighbour();
    await old.evaluate(() =>
      new Promise((resolve) => {
        indexedDB.open('calepin', 10).addEventListener('success', resolve);
      }).then(() => null),
    );
    await person.page.goto(origin());
    await sees(person.page, 'storage.blocked.what');
    await old.close();
    await person.page.getByRole('heading', { name: person.t('join.title') }).waitFor();
  });

  test('one with a newer version takes the database over: this one says so and keeps what is typed', async () => {
    await joinAndStart();
    await say('Red shirts on Thursdays.');
    const composer = person.page
      .getByRole('form', { name: person.t('capture.composer') })
      .getByRole('textbox');
    await composer.fill('not kept yet');
    const newer = await openNeighbour();
    await newer.evaluate(() =>
      new Promise((resolve) => {
        indexedDB.open('calepin', 990).addEventListener('success', resolve);
      }).then(() => null),
    );
    await sees(person.page, 'storage.newer.what');
    await sees(person.page, 'state.failed');
    expect(await person.page.getByText(person.t('state.saved')).count()).toBe(0);
    expect(await composer.inputValue()).toBe('not kept yet');
    await newer.close();
  });
});

describe('before the first idea', () => {
  test('where the browser may clear what is noted, that is said, with what to do', async () => {
    await person.page.goto(world.links.facilitator);
    await sees(person.page, 'ready.protected.missing');
    await person.page.getByRole('button', { name: person.t('ready.protect') }).waitFor();
    expect(await person.page.getByText(person.t('ready.private')).count()).toBe(0);
  });

  test('a window that has little more than memory is told to look private, and that it erases all when it is closed', async () => {
    // What Chromium says in a private window, up to the version that gives the same number everywhere.
    await person.page.addInitScript(() => {
      navigator.storage.estimate = () => Promise.resolve({ quota: 100_000_000, usage: 0 });
    });
    await person.page.goto(world.links.facilitator);
    await sees(person.page, 'ready.private');
    await sees(person.page, 'ready.private.do');
  });
});

test('on a full device the text stays, the notice is plain, and it is kept once there is room', async () => {
  const cdp = await context.newCDPSession(person.page);
  await cdp.send('Storage.overrideQuotaForOrigin', { origin: origin(), quotaSize: 16_000_000 });
  await joinAndStart();
  await say('Red shirts on Thursdays.');
  await person.page.evaluate(fillDisk);
  const composer = person.page.getByRole('form', { name: person.t('capture.composer') }).getByRole('textbox');
  const problem = person.page.getByText(person.t('problem.storage-full')).first();
  const kept = await person.countRows();
  const long = `${'A petition at noon. '.repeat(900)}.`;
  await composer.fill(long);
  await composer.press('Enter');
  await problem.waitFor();
  const state = person.page.getByRole('banner');
  await state.getByText(person.t('state.full')).first().waitFor();
  expect(await state.getByText(person.t('state.saved')).count()).toBe(0);
  expect(await person.countRows()).toBe(kept);
  await cdp.send('Storage.overrideQuotaForOrigin', { origin: origin() });
  expect(await composer.inputValue()).toBe(long);
  await composer.press('Enter');
  await expect.poll(() => person.countRows(), { timeout: 30_000 }).toBe(kept + 1);
  await state.getByText(person.t('state.saved')).waitFor();
  await person.page.reload();
  await person.page.getByText('A petition at noon.').first().waitFor();
  await person.page.getByText('Red shirts on Thursdays.').first().waitFor();
});

test('a copy of the profile on a second device sends the same envelope, and the team has it once', async () => {
  await joinAndStart();
  await say('Red shirts on Thursdays.');
  await world.proxy.cut();
  await finish();
  await context.close();
  const copy = `${world.profile}-copy`;
  cpSync(world.profile, copy, { recursive: true });
  rmSync(join(copy, 'SingletonLock'), { force: true });
  await world.proxy.restore();
  for (const profile of [world.profile, copy]) {
    await open(profile);
    await person.page.goto(origin());
    await person.page.getByText(person.t('status.sent'), { exact: true }).waitFor();
    await context.close();
  }
  killBrowser(copy);
  expect(await world.readExport()).toMatchObject({ stored: 1, opened: 1 });
});

/** Tracing needs a right that some containers do not give. */
const canTrace = spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0;

test.skipIf(!canTrace)('each idea that the screen calls kept was flushed to the disk', async () => {
  await joinAndStart();
  const trace = join(world.folder, '..', 'trace');
  const tracer = spawn(
    'strace',
    ['-f', '-y', '-e', 'trace=fdatasync,fsync', '-o', trace, ...browserPids().flatMap((pid) => ['-p', pid])],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  await new Promise((resolve) => tracer.stderr.once('data', resolve));
  const flushes = () =>
    readFileSync(trace, 'utf8')
      .split('\n')
      .filter((line) => /f(?:data)?sync\(\d+<[^>]*indexeddb\.leveldb/.test(line)).length;
  const before = flushes();
  for (let n = 1; n <= 5; n += 1) await say(`Idea number ${n}`);
  expect(flushes() - before).toBeGreaterThanOrEqual(5);
  tracer.kill('SIGINT');
});

/** Every process of this browser: the one on the profile, and all that it has started. */
function browserPids(): string[] {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  const processes = lines.map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line)?.slice(1) ?? ['', '', '']);
  const found = new Set(processes.filter(([, , args]) => args!.includes(world.profile)).map(([pid]) => pid!));
  for (let size = 0; size !== found.size;) {
    size = found.size;
    for (const [pid, parent] of processes) if (found.has(parent!)) found.add(pid!);
  }
  return [...found].filter((pid) => pid !== '');
}

async function finish(): Promise<void> {
  const { page, t } = person;
  await page.getByRole('button', { name: t('capture.topics') }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('capture.finish') })
    .click();
  await person.close();
}
