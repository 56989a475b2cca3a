import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { fold } from '../../../src/review/fold.ts';
import { openMeeting } from '../../../src/review/opened-idea.ts';
import { emptyHoldings, pull, type Holdings, type PullDeps } from '../../../src/review/pull.ts';
import { createKeyPair } from '../../../src/seal/identity.ts';
import { openEnvelope } from '../../../src/seal/open.ts';
import { sealSubmission, sha256 } from '../../../src/seal/seal.ts';
import { sampleSubmission } from '../../support/samples.ts';
import { cutLine, openWorld, portal, refuse, type World } from './world.ts';

function reader(world: World): PullDeps & { readonly steps: Holdings[] } {
  const steps: Holdings[] = [];
  return {
    client: world.connect(),
    open: (envelopes) =>
      Promise.all(
        envelopes.map(async (bytes) => {
          const opening = await openEnvelope(bytes, [world.identity]);
          return opening.type === 'opened'
            ? { type: 'opened', meeting: openMeeting(opening.submission, world.campaign.lists) }
            : opening;
        }),
      ),
    onProgress: (holdings) => steps.push(holdings),
    steps,
  };
}

const sendMany = async (world: World, count: number) => {
  for (let sent = 0; sent < count; sent += 1) await world.send(sampleSubmission(2));
};

const packsAsked = ({ asked }: World) => asked.filter((path) => path.startsWith('/v1/envelopes/pack')).length;
const singlesAsked = ({ asked }: World) =>
  asked.filter((path) => /^\/v1\/envelopes\/[0-9a-f]{8}-/.test(path)).length;

describe('a pull', () => {
  test('opens every envelope of a ledger of several pages, in the order of the ledger', async () => {
    const world = await openWorld();
    await sendMany(world, 20);
    const { holdings, trouble } = await pull(emptyHoldings, reader(world));
    expect(trouble).toBeNull();
    expect([...holdings.envelopes.keys()]).toEqual(world.stored.map(({ id }) => id));
    expect(fold(holdings).tally).toEqual({ stored: 20, opened: 20, quarantined: 0, waiting: 0 });
    expect(fold(holdings).ideas).toHaveLength(40);
  });

  test('takes many envelopes in packs and a few one by one', async () => {
    const many = await openWorld();
    await sendMany(many, 20);
    await pull(emptyHoldings, reader(many));
    expect(packsAsked(many)).toBeGreaterThan(0);
    expect(singlesAsked(many)).toBeLessThan(8);

    const few = await openWorld();
    await sendMany(few, 2);
    await pull(emptyHoldings, reader(few));
    expect(packsAsked(few)).toBe(0);
    expect(singlesAsked(few)).toBe(2);
  });

  test('fetches only what is new the next time', async () => {
    const world = await openWorld();
    await sendMany(world, 10);
    const deps = reader(world);
    const first = await pull(emptyHoldings, deps);
    world.asked.length = 0;
    const { id } = await world.send(sampleSubmission());
    const second = await pull(first.holdings, deps);
    expect(second.holdings.envelopes.size).toBe(11);
    expect(world.asked.filter((path) => path.startsWith('/v1/envelopes/'))).toEqual([`/v1/envelopes/${id}`]);
    expect(world.asked.filter((path) => path === '/v1/envelopes')).toEqual([]);
  });

  test('finds what arrived on the last page since', async () => {
    const world = await openWorld();
    world.pageSize = 100;
    const deps = reader(world);
    const empty = await pull(emptyHoldings, deps);
    await sendMany(world, 1);
    const one = await pull(empty.holdings, deps);
    await sendMany(world, 12);
    const all = await pull(one.holdings, deps);
    expect([empty, one, all].map(({ holdings }) => fold(holdings).tally.opened)).toEqual([0, 1, 13]);
  });

  test('says how many are stored before it has fetched them, and never loses one of the count', async () => {
    const world = await openWorld();
    await sendMany(world, 9);
    const deps = reader(world);
    await pull(emptyHoldings, deps);
    const tallies = deps.steps.map((holdings) => fold(holdings).tally);
    expect(tallies).toContainEqual({ stored: 9, opened: 0, quarantined: 0, waiting: 9 });
    for (const { stored, opened, quarantined, waiting } of tallies)
      expect(stored).toBe(opened + quarantined + waiting);
  });

  test('sets a damaged envelope aside and opens the others', async () => {
    const world = await openWorld();
    await sendMany(world, 2);
    const damaged = await world.send(sampleSubmission());
    damaged.bytes[damaged.bytes.length - 1]! ^= 1;
    world.stored[2] = { ...damaged, sha256: await sha256(damaged.bytes) };
    const stranger = await createKeyPair();
    world.stored.push(await sealSubmission(sampleSubmission(), [stranger.recipient], randomUUID()));
    const { holdings } = await pull(emptyHoldings, reader(world));
    const { quarantined, tally } = fold(holdings);
    expect(quarantined.map(({ reason }) => reason)).toEqual(['damaged', 'not-sealed-to-us']);
    expect(tally).toEqual({ stored: 4, opened: 2, quarantined: 2, waiting: 0 });
  });

  test.for([2, 12])(
    'sets altered and missing bytes aside among %i, and takes them back once whole',
    async (count) => {
      const world = await openWorld();
      await sendMany(world, count);
      const [altered, missing] = world.stored;
      world.tampered.set(altered!.id, world.stored[1]!.bytes);
      world.tampered.set(missing!.id, null);
      const deps = reader(world);
      const first = await pull(emptyHoldings, deps);
      expect(fold(first.holdings).quarantined.map(({ reason }) => reason)).toEqual(['altered', 'missing']);
      world.tampered.clear();
      const second = await pull(first.holdings, deps);
      expect(fold(second.holdings).tally).toEqual({
        stored: count,
        opened: count,
        quarantined: 0,
        waiting: 0,
      });
    },
  );

  test('reads a pack whose parts have no filename one by one instead', async () => {
    const world = await openWorld();
    await sendMany(world, 9);
    world.instead.set('/v1/envelopes/pack', (_, response) => {
      const part = `--b\r\ncontent-disposition: form-data; name="${world.stored[0]!.id}"\r\n\r\nx\r\n--b--\r\n`;
      response.writeHead(200, { 'content-type': 'multipart/form-data; boundary=b' }).end(part);
    });
    const { holdings } = await pull(emptyHoldings, reader(world));
    expect(fold(holdings).tally.opened).toBe(9);
  });

  test('that is interrupted keeps what it has, and the next goes on from there', async () => {
    const world = await openWorld();
    await sendMany(world, 12);
    const deps = reader(world);
    let packs = 0;
    world.instead.set('/v1/envelopes/pack', (request, response) => {
      packs += 1;
      world.instead.delete('/v1/envelopes/pack');
      cutLine(request, response);
    });
    const first = await pull(emptyHoldings, deps);
    expect(packs).toBe(1);
    expect(first.trouble).toBe('unreachable');
    expect(fold(first.holdings).tally).toEqual({ stored: 12, opened: 0, quarantined: 0, waiting: 12 });
    const second = await pull(first.holdings, deps);
    expect(second.trouble).toBeNull();
    expect(fold(second.holdings).tally.opened).toBe(12);
  });

  test('that is interrupted between two packs does not fetch the first ones again', async () => {
    const world = await openWorld();
    await sendMany(world, 20);
    const deps = reader(world);
    const first = await pull(emptyHoldings, {
      ...deps,
      onProgress: (holdings) => {
        if (fold(holdings).tally.opened === 6) world.instead.set('/v1/envelopes/pack', cutLine);
      },
    });
    expect(first.trouble).toBe('unreachable');
    expect(fold(first.holdings).tally).toEqual({ stored: 20, opened: 6, quarantined: 0, waiting: 14 });
    world.instead.clear();
    world.asked.length = 0;
    const second = await pull(first.holdings, deps);
    expect(fold(second.holdings).tally.opened).toBe(20);
    expect(world.asked.find((path) => path.startsWith('/v1/envelopes/pack'))).toContain('after=at-6');
    expect(singlesAsked(world)).toBeLessThan(8);
  });

  test.for([
    ['a captive portal', portal, 'not-us'],
    ['a line that breaks', cutLine, 'unreachable'],
    ['a revoked invitation', refuse('token-revoked'), 'invitation-revoked'],
    ['an unknown invitation', refuse('no-token'), 'invitation-unknown'],
    ['a facilitator’s invitation', refuse('wrong-role'), 'wrong-role'],
    ['a busy endpoint', refuse('too-many'), 'busy'],
    ['an endpoint that cannot read its ledger', refuse('not-ready'), 'busy'],
  ] as const)('says what stopped it: %s', async ([, handler, trouble]) => {
    const world = await openWorld();
    await sendMany(world, 1);
    world.instead.set('/v1/envelopes', handler);
    expect((await pull(emptyHoldings, reader(world))).trouble).toBe(trouble);
  });

  test('takes no redirect, no other JSON and no endless index for the endpoint', async () => {
    const world = await openWorld();
    const deps = reader(world);
    world.instead.set('/v1/envelopes', (_, response) => {
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    expect((await pull(emptyHoldings, deps)).trouble).toBe('not-us');
    for (const body of ['{"envelopes":[],"next":"more"}', '{"envelopes":', '{"ok":true}']) {
      world.instead.set('/v1/envelopes', (_, response) => {
        response.writeHead(200, { 'content-type': 'application/json' }).end(body);
      });
      expect((await pull(emptyHoldings, deps)).trouble).toBe('not-us');
    }
    expect(world.asked).not.toContain('/elsewhere');
  });
});
