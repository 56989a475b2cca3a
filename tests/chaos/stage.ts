import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createWorld, type World } from '../e2e/world.ts';
import type { Event } from '../faults/history.ts';
import { createRandom, type Random } from '../faults/random.ts';
import { canary, Device } from './device.ts';
import { fateOf, hashOf, partsOf, type Trouble } from './fates.ts';

/** Two phones, the line, the endpoint, and what was seen of them. */
export interface Stage {
  readonly world: World;
  readonly random: Random;
  readonly devices: readonly Device[];
  readonly history: Event[];
  readonly leaks: string[];
  /** The invitation that works. A device opens it when it was renewed. */
  invitation: { readonly link: string; readonly token: string };
  /** What happens to every request to the endpoint; `null`: nothing. */
  trouble: Trouble | null;
  /** Runs tasks that cut the line, or need it to be cut, one after another. */
  readonly atTheLine: (task: () => Promise<void>) => Promise<void>;
  close(): Promise<void>;
}

export async function createStage(seed: number): Promise<Stage> {
  const world = await createWorld();
  const random = createRandom(seed);
  const history: Event[] = [];
  const leaks: string[] = [];
  const origin = `http://localhost:${world.proxy.port}`;
  const devices = [1, 2].map((number) => {
    const profile = join(world.home, `device-${number}`);
    mkdirSync(profile);
    return new Device(number, profile, origin, createRandom(seed * 1_000 + number), history);
  });
  let queue: Promise<void> = Promise.resolve();
  const stage: Stage = {
    world,
    random,
    devices,
    history,
    leaks,
    invitation: {
      link: world.links.facilitator,
      token: world.init.invitations.find(({ role }) => role === 'facilitator')!.token,
    },
    trouble: null,
    atTheLine(task) {
      const done = queue.then(task);
      queue = done.catch(() => {});
      return done;
    },
    async close() {
      for (const device of devices) device.kill();
      await world.close();
    },
  };
  world.proxy.fateOf = (request) => {
    const parts = partsOf(request).map(({ name, bytes }) => ({ id: name, sha256: hashOf(bytes) }));
    if (parts.length > 0) history.push({ type: 'sent', parts });
    if (request.body.includes(canary)) leaks.push('the canary went over the line');
    return fateOf(request.path.startsWith('/v1/') ? stage.trouble : null, request, random);
  };
  return stage;
}
