import type { Random } from '../faults/random.ts';
import { calepin, calepinJson } from '../support/calepin.ts';
import type { Device } from './device.ts';
import { troubleNames } from './fates.ts';
import type { Stage } from './stage.ts';

const day = 24 * 60 * 60_000;

export type Act<T extends readonly unknown[]> = readonly [
  weight: number,
  name: string,
  /** `false`: there was nothing to do. */
  act: (...args: T) => Promise<unknown>,
];

/** What a person and a phone do, and what befalls them, with how often. */
export const deviceActs: readonly Act<[Device, Random, Stage]>[] = [
  [10, 'note', (device) => device.note()],
  [6, 'close', (device) => device.close()],
  [2, 'reopen', (device, _random, stage) => device.reopen((task) => offline(stage, task))],
  [3, 'send', (device) => device.send()],
  [2, 'reload', async (device) => void (await device.page.reload())],
  [2, 'browser killed', (device) => device.restart()],
  [2, 'browser killed while noting', killWhile((device) => device.note())],
  [2, 'browser killed while closing', killWhile((device) => device.close())],
  [1, 'browser killed while sending', killWhile((device) => device.send())],
  [1, 'clock jumps', jumpClock],
  [1, 'tab frozen', freeze],
  [1, 'service workers stopped', stopWorkers],
  [1, 'device full', fillUp],
  [1, 'database cleared', clearDatabase],
  [1, 'second tab', useSecondTab],
];

/** What happens on the way to the endpoint, and to it. */
export const lineActs: readonly Act<[Stage]>[] = [
  [4, 'a good line', async (stage) => void (stage.trouble = null)],
  [8, 'line in trouble', async (stage) => void (stage.trouble = stage.random.pick(troubleNames))],
  [2, 'line cut', (stage) => offline(stage, () => pause(stage.random.int(1_500)))],
  [2, 'endpoint killed', killEndpoint],
  [1, 'invitation revoked', renewInvitation],
];

export function pickAct<T extends readonly unknown[]>(acts: readonly Act<T>[], random: Random): Act<T> {
  let at = random.next() * acts.reduce((sum, [weight]) => sum + weight, 0);
  return acts.find(([weight]) => (at -= weight) < 0) ?? acts[0]!;
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function offline({ world: { proxy }, atTheLine }: Stage, task: () => Promise<void>): Promise<void> {
  return atTheLine(async () => {
    await proxy.cut();
    try {
      await task();
    } finally {
      await proxy.restore();
    }
  });
}

async function killEndpoint({ world, random, atTheLine }: Stage): Promise<void> {
  await atTheLine(async () => {
    await world.killEndpoint();
    await pause(random.int(1_000));
    await world.restart();
  });
}

/** The old one is refused from now on; devices come by the new one at some time. */
async function renewInvitation(stage: Stage): Promise<void> {
  const { folder } = stage.world;
  const { code } = await calepin(['revoke', folder, stage.invitation.token]);
  if (code !== 0) throw new Error('the invitation could not be revoked');
  await pause(stage.random.int(3_000));
  stage.invitation = await calepinJson<{ link: string; token: string }>(['invite', folder]);
}

function killWhile(task: (device: Device) => Promise<unknown>) {
  return async (device: Device, random: Random) => {
    const running = task(device).catch(() => {});
    await pause(random.int(1_200));
    device.kill();
    await running;
    await device.restart();
  };
}

async function jumpClock(device: Device, random: Random): Promise<void> {
  await device.page.clock.setSystemTime(Date.now() + (random.next() * 1_500 - 400) * day);
  await device.send();
}

async function freeze(device: Device, random: Random): Promise<void> {
  const devtools = await device.devtools();
  await devtools.send('Page.setWebLifecycleState', { state: 'frozen' });
  await pause(random.int(1_500));
  await devtools.send('Page.setWebLifecycleState', { state: 'active' });
}

async function stopWorkers(device: Device): Promise<void> {
  const devtools = await device.devtools();
  await devtools.send('ServiceWorker.enable');
  await devtools.send('ServiceWorker.stopAllWorkers');
}

/** Somewhere in a note the device is full; the text that could not be kept is given up. */
async function fillUp(device: Device, random: Random): Promise<void> {
  const devtools = await device.devtools();
  const origin = new URL(device.page.url()).origin;
  const { usage } = await devtools.send('Storage.getUsageAndQuota', { origin });
  const quotaSize = Math.round(usage + random.int(4_000));
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize });
  device.page.setDefaultTimeout(2_000);
  await device.note().catch(() => {});
  await devtools.send('Storage.overrideQuotaForOrigin', { origin });
  await device.restart();
}

/** The browser forgets all; while something waits to be sent, that is a loss, and not tried here. */
async function clearDatabase(device: Device, _random: Random, { invitation }: Stage): Promise<unknown> {
  const { meetings, entries } = await device.data();
  if (meetings.some(({ state }) => state === 'open')) return false;
  if (entries.length === 0 || entries.some(({ state }) => state !== 'received')) return false;
  const devtools = await device.devtools();
  const { origin } = new URL(device.page.url());
  await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
  for (const { id } of meetings) device.forgotten.add(id);
  return device.join(invitation.link);
}

async function useSecondTab(device: Device, random: Random): Promise<void> {
  const page = await device.openTab();
  await device.note();
  if (random.chance(0.5)) {
    const devtools = await device.devtools(page);
    const crashed = page.waitForEvent('crash');
    // A page that crashes does not always answer.
    devtools.send('Page.crash').catch(() => {});
    await crashed;
  }
  await page.close();
}
