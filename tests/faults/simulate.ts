import type { DeviceStore } from './device-store.ts';
import { violations } from './invariants.ts';
import { fates } from './line.ts';
import { createRandom, type Random } from './random.ts';
import { World, withPlainForms } from './world.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** Runs the schedule of one seed; what it broke, in words. The same seed breaks the same. */
export async function simulate(
  seed: number,
  createStore: (random: Random) => DeviceStore | Promise<DeviceStore>,
): Promise<readonly string[]> {
  const random = createRandom(seed);
  const store = await createStore(random);
  return withPlainForms(async () => {
    const world = new World(random, store);
    world.openTab();
    await world.rest();
    const steps = 10 + random.int(40);
    for (let step = 0; step < steps; step++) {
      await act(world);
      await world.rest();
      if (random.chance(0.2)) await world.lookAtScreen();
    }
    await stopFaults(world);
    await world.lookAtScreen();
    return violations(world.history, await world.end());
  });
}

type Action = (world: World) => Promise<void> | void;

/** What people, devices, networks and endpoints do, with how often. */
const actions: readonly (readonly [weight: number, Action])[] = [
  [10, faceTheLine],
  [6, capture],
  [4, close],
  [2, reopen],
  [2, correct],
  [2, remove],
  [4, wake],
  [3, (world) => world.pass(world.random.int(5 * minute))],
  [1, (world) => world.pass(world.random.int(90 * minute))],
  [1, (world) => world.killDevice()],
  [1, (world) => void (world.fuse = world.random.int(8))],
  [1, (world) => (world.tabs.length < 2 ? world.openTab() : world.killTab(world.random.pick(world.tabs)))],
  [1, replay],
  [1, ({ ledger }) => ledger.backup()],
  [1, ({ ledger }) => ledger.restore()],
  [1, ({ ledger }) => ledger.crash()],
  [1, (world) => void (world.skew = (world.random.next() * 1_500 - 400) * day)],
  [1, ({ line }) => void (line.revoked = !line.revoked)],
];
const total = actions.reduce((sum, [weight]) => sum + weight, 0);

async function act(world: World): Promise<void> {
  if (world.tabs.length === 0) world.openTab();
  let at = world.random.next() * total;
  const found = actions.find(([weight]) => (at -= weight) < 0);
  await found?.[1](world);
}

function faceTheLine(world: World): void {
  const { random, line } = world;
  const fate = random.chance(0.4) ? 'delivered' : random.pick(fates);
  world.settle(fate, random.int(line.pending.length));
}

async function capture({ random, store, meetings, history }: World): Promise<void> {
  if (meetings.length === 0 || (meetings.length < 4 && random.chance(0.2))) {
    const meeting = random.uuid();
    await store.startMeeting(meeting);
    meetings.push(meeting);
  }
  const meeting = random.pick(meetings);
  if (!(await store.isOpen(meeting))) return;
  const idea = random.uuid();
  const text = `idea ${random.int(1e6)}`;
  await store.keep(meeting, idea, text);
  history.push({ type: 'kept', meeting, idea, text });
}

async function close(world: World): Promise<void> {
  const { random, store, meetings, tabs } = world;
  const meeting = meetings.length === 0 ? null : random.pick(meetings);
  if (meeting === null || !(await store.isOpen(meeting))) return;
  await store.close(meeting);
  for (const tab of tabs) world.wake(tab, 'closed');
}

async function reopen({ random, store, meetings, history }: World): Promise<void> {
  const meeting = meetings.length === 0 ? null : random.pick(meetings);
  if (meeting === null || (await store.isOpen(meeting))) return;
  const waiting = (await store.entries()).filter(
    (entry) => entry.meeting === meeting && entry.state !== 'received',
  );
  if (await store.reopen(meeting)) {
    history.push({ type: 'reopened', withdrawn: waiting.map(({ id }) => id) });
  }
}

async function pickIdea({
  random,
  store,
  meetings,
}: World): Promise<{ meeting: string; idea: string } | null> {
  const meeting = meetings.length === 0 ? null : random.pick(meetings);
  if (meeting === null || !(await store.isOpen(meeting))) return null;
  const ideas = [...(await store.ideas(meeting)).keys()];
  return ideas.length === 0 ? null : { meeting, idea: random.pick(ideas) };
}

async function correct(world: World): Promise<void> {
  const picked = await pickIdea(world);
  if (picked === null) return;
  const text = `corrected ${world.random.int(1e6)}`;
  await world.store.edit(picked.idea, text);
  world.history.push({ type: 'kept', ...picked, text });
}

async function remove(world: World): Promise<void> {
  const picked = await pickIdea(world);
  if (picked === null) return;
  await world.store.remove(picked.idea);
  world.history.push({ type: 'removed', ...picked });
}

function wake(world: World): void {
  const reason = world.random.pick(['manual', 'online', 'visible', 'timer'] as const);
  world.wake(world.random.pick(world.tabs), reason);
}

/** A recorded request arrives once more, long after its own time. */
function replay({ random, ledger, line: { recorded } }: World): void {
  if (recorded.length > 0) ledger.append(random.pick(recorded), '2026-11-21');
}

/** From here on everything works, and nobody touches the phone but to open the app, unless something is held. */
async function stopFaults(world: World): Promise<void> {
  world.faultless = true;
  world.line.revoked = false;
  world.killDevice();
  world.openTab();
  await drain(world, 20);
  if ((await world.store.entries()).some(({ state }) => state === 'held')) {
    for (const tab of world.tabs) world.wake(tab, 'manual');
    await drain(world, 3);
  }
}

async function drain(world: World, minutes: number): Promise<void> {
  for (let passed = 0; passed < minutes; passed++) {
    await world.rest();
    if ((await world.store.entries()).every(({ state }) => state === 'received')) return;
    await world.pass(minute);
  }
}
