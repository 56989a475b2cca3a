import { join } from 'node:path';
import { openSqliteLedger } from '../../src/endpoint/sqlite/ledger.ts';
import { violations } from '../faults/invariants.ts';
import { createRandom, type Random } from '../faults/random.ts';
import { deviceActs, lineActs, pause, pickAct } from './acts.ts';
import type { Device } from './device.ts';
import { readEnd } from './end.ts';
import { createStage, type Stage } from './stage.ts';

export interface ChaosReport {
  /** What was broken, in words; empty when everything held. */
  readonly broken: readonly string[];
  /** How often each thing was done. */
  readonly done: ReadonlyMap<string, number>;
  readonly kept: number;
  readonly envelopes: number;
}

/**
 * Real browsers and a real endpoint, with a line of our own between them, for so many milliseconds of random
 * faults; then the faults stop, and what was promised is checked. The seed fixes the faults and their order, not
 * the instants at which they strike.
 */
export async function runChaos(seed: number, milliseconds: number): Promise<ChaosReport> {
  const stage = await createStage(seed);
  const done = new Map<string, number>();
  const count = (name: string) => done.set(name, (done.get(name) ?? 0) + 1);
  try {
    for (const device of stage.devices) {
      await device.launch('about:blank');
      await device.join(stage.invitation.link);
    }
    const end = performance.now() + milliseconds;
    const busy = () => performance.now() < end;
    const lives = stage.devices.map((device, n) =>
      live(stage, device, createRandom(stage.random.int(1e9) + n), busy, count),
    );
    await Promise.all([...lives, disturb(stage, busy, count)]);
    await stopFaults(stage);
    const state = await readEnd(stage);
    const kept = stage.history.filter(({ type }) => type === 'kept').length;
    return { broken: violations(stage.history, state), done, kept, envelopes: state.envelopes.length };
  } finally {
    await stage.close();
  }
}

/** One thing after another on a device. What fails is no fault of its own: the person starts the app again. */
async function live(
  stage: Stage,
  device: Device,
  random: Random,
  busy: () => boolean,
  count: (name: string) => void,
): Promise<void> {
  let joined = stage.invitation.link;
  while (busy()) {
    const [, name, act] = pickAct(deviceActs, random);
    try {
      if (joined !== stage.invitation.link && random.chance(0.5)) {
        await device.join(stage.invitation.link);
        joined = stage.invitation.link;
      }
      if ((await act(device, random, stage)) !== false) count(name);
    } catch {
      count(`${name}: in vain`);
      await startAgain(stage, device);
    }
    if (random.chance(0.3)) await lookAtScreen(stage, device);
  }
}

/** A browser that forgot all, and could not join again on a bad line, tries to until it is on its first screen. */
async function startAgain(stage: Stage, device: Device): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await device.restart();
    } catch (error) {
      if (tries === 4) throw error;
      await device.join(stage.invitation.link).catch(() => {});
    }
  }
}

async function disturb(stage: Stage, busy: () => boolean, count: (name: string) => void): Promise<void> {
  while (busy()) {
    const [, name, act] = pickAct(lineActs, stage.random);
    await act(stage);
    count(name);
    await pause(300 + stage.random.int(2_500));
  }
}

/** Whatever is called sent must be at the endpoint, now. */
async function lookAtScreen({ world, history }: Stage, device: Device): Promise<void> {
  const { entries } = await device.data();
  const shown = entries.filter(({ state }) => state === 'received');
  const ledger = openSqliteLedger(join(world.folder, 'ledger.sqlite'));
  const missing = new Set(await ledger.missing(shown.map(({ id, sha256 }) => ({ id, sha256 }))));
  await ledger.close();
  for (const { id, sha256, receipt } of shown) {
    const proven = receipt?.id === id && receipt.sha256 === sha256;
    history.push({ type: 'shown received', envelope: id, honest: proven && !missing.has(id) });
  }
}

/**
 * From here on everything works. Each phone is started once more, and a quarter of an hour passes on it; only for what
 * is held does the person do more than open the app.
 */
async function stopFaults(stage: Stage): Promise<void> {
  stage.trouble = null;
  for (const device of stage.devices) {
    device.kill();
    await device.launch(undefined, (page) => page.clock.install());
    await device.join(stage.invitation.link);
    await device.goHome();
    await device.reconcile();
    await device.page.clock.fastForward('16:00');
    await drain(device, 10_000);
    await device.send();
    await drain(device, 30_000);
    await lookAtScreen(stage, device);
  }
}

/** Resolves when nothing waits any more, or after so many milliseconds. */
async function drain(device: Device, milliseconds: number): Promise<void> {
  const end = performance.now() + milliseconds;
  while (performance.now() < end) {
    const { entries } = await device.data();
    if (entries.every(({ state }) => state === 'received')) return;
    await pause(200);
  }
}
