import { expect, test } from 'vitest';
import { writeHandOff } from '../../../src/contract/hand-off.ts';
import type { Envelope } from '../../../src/contract/envelope.ts';
import { createKeyholder } from '../../../src/review/keyholder.ts';
import { createSeenKeeper } from '../../../src/review/seen.ts';
import { createSession, type OpenState } from '../../../src/review/session.ts';
import { sealSubmission } from '../../../src/seal/seal.ts';
import { sampleSubmission } from '../../support/samples.ts';
import { openWorld, type World } from './world.ts';

async function visit(world: World) {
  const session = createSession({
    keeper: { recall: () => null, keep: () => {}, forget: () => {} },
    seen: createSeenKeeper({ getItem: () => null, setItem: () => {} }),
    connect: (_, signal) => world.connect(signal),
    hire: () => ({ ...createKeyholder(), dismiss: () => {} }),
    hireStripper: () => ({ strip: () => Promise.resolve({ ok: false, problem: 'failed' }), close: () => {} }),
    pause: () => new Promise(() => {}),
  });
  session.invite({ type: 'invitation', invitation: world.invitation });
  await session.unlock(world.passphrase);
  return { session, open: () => session.getState() as OpenState };
}

function sealed(world: World): Promise<Envelope> {
  const submission = { ...sampleSubmission(2), campaign: world.campaign.id };
  return sealSubmission(submission, world.invitation.recipients, crypto.randomUUID());
}

function fileOf(envelopes: readonly Envelope[], campaign: string): Blob {
  const counts = { meetings: envelopes.length, ideas: 0 };
  return new Blob([writeHandOff({ campaign, campaignName: 'A campaign', counts, envelopes })]);
}

test('a hand-off file is read at once, and counted beside what the endpoint holds', async () => {
  const world = await openWorld();
  await world.send(sampleSubmission(3));
  const { session, open } = await visit(world);
  const file = fileOf([await sealed(world)], world.campaign.id);
  await session.openFiles([file]);
  expect(open().files).toEqual({ added: 1, known: 0, problems: [] });
  expect(open().folded).toMatchObject({ carried: 1, tally: { stored: 1, opened: 1, waiting: 0 } });
  expect(open().folded.meetings).toHaveLength(2);
  expect(open().folded.ideas).toHaveLength(5);
  await session.openFiles([file]);
  expect(open().files).toEqual({ added: 0, known: 1, problems: [] });
  expect(open().folded.ideas).toHaveLength(5);
});

test('once the endpoint has it too, it counts as the endpoint’s, once', async () => {
  const world = await openWorld();
  const { session, open } = await visit(world);
  const envelope = await sealed(world);
  await session.openFiles([fileOf([envelope], world.campaign.id)]);
  world.stored.push(envelope);
  await session.refresh();
  expect(open().folded).toMatchObject({ carried: 0, tally: { stored: 1, opened: 1 } });
  expect(open().folded.meetings).toHaveLength(1);
  expect(open().folded.meetings[0]?.latest.entry.day).not.toBe(null);
});

test('a damaged file, one of another campaign and one of another kind are each said, and nothing of them is taken', async () => {
  const world = await openWorld();
  const { session, open } = await visit(world);
  const whole = await fileOf([await sealed(world)], world.campaign.id).text();
  const damaged = whole.replace(
    /"bytes":"(.{40})/,
    (_, some: string) => `"bytes":"${some.split('').reverse().join('')}`,
  );
  await session.openFiles([
    new Blob([damaged]),
    fileOf([await sealed(world)], crypto.randomUUID()),
    new Blob(['<p>Notes</p>']),
  ]);
  expect(open().files).toEqual({
    added: 0,
    known: 0,
    problems: ['damaged', 'other-campaign', 'not-a-hand-off'],
  });
  expect(open().folded.meetings).toEqual([]);
});

test('what the key does not open is set aside with its reason', async () => {
  const world = await openWorld();
  const other = await openWorld();
  const { session, open } = await visit(world);
  await session.openFiles([fileOf([await sealed(other)], world.campaign.id)]);
  expect(open().folded.quarantined).toMatchObject([{ entry: { day: null } }]);
  expect(open().folded.tally.stored).toBe(0);
});
