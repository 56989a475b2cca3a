import { describe, expect, test } from 'vitest';
import type { InvitationKeeper } from '../../../src/review/invitation-keeper.ts';
import { createKeyholder } from '../../../src/review/keyholder.ts';
import { createSeenKeeper } from '../../../src/review/seen.ts';
import { createSession, type OpenState } from '../../../src/review/session.ts';
import { sampleSubmission } from '../../support/samples.ts';
import { openWorld, portal, refuse, type World } from './world.ts';

function visit(world: World) {
  const kept: unknown[] = [];
  const keeper: InvitationKeeper = {
    recall: () => null,
    keep: (invitation) => kept.push(invitation),
    forget: () => kept.splice(0),
  };
  let dismissed = 0;
  const session = createSession({
    keeper,
    seen: createSeenKeeper({ getItem: () => null, setItem: () => {} }),
    connect: (_, signal) => world.connect(signal),
    hire: () => ({ ...createKeyholder(), dismiss: () => (dismissed += 1) }),
    hireStripper: () => ({ strip: () => Promise.resolve({ ok: false, problem: 'failed' }), close: () => {} }),
    pause: () => new Promise(() => {}),
  });
  session.invite({ type: 'invitation', invitation: world.invitation });
  return { session, kept, dismissed: () => dismissed, open: () => session.getState() as OpenState };
}

describe('a reviewer’s visit', () => {
  test('opens with the passphrase and shows what every meeting sent', async () => {
    const world = await openWorld();
    await world.send(sampleSubmission(3));
    await world.send(sampleSubmission(2));
    const { session, open } = visit(world);
    await session.unlock(world.passphrase);
    expect(open()).toMatchObject({ type: 'open', pulling: false, trouble: null });
    expect(open().folded.meetings).toHaveLength(2);
    expect(open().folded.ideas).toHaveLength(5);
  });

  test('says when the passphrase is wrong, and takes the right one afterwards', async () => {
    const world = await openWorld();
    const { session } = visit(world);
    await session.unlock('guess');
    expect(session.getState()).toEqual({ type: 'locked', step: null, trouble: 'wrong-passphrase' });
    await session.unlock(world.passphrase);
    expect(session.getState().type).toBe('open');
  });

  test('tells each step of unlocking', async () => {
    const world = await openWorld();
    const { session } = visit(world);
    const steps: unknown[] = [];
    session.subscribe(() => {
      const state = session.getState();
      steps.push(state.type === 'locked' ? state.step : state.type);
    });
    await session.unlock(world.passphrase);
    expect(steps.slice(0, 3)).toEqual(['fetching-key', 'opening-key', 'open']);
  });

  test.for([
    ['/v1/review-key', portal, 'not-us'],
    ['/v1/campaign', portal, 'not-us'],
    ['/v1/review-key', refuse('token-revoked'), 'invitation-revoked'],
  ] as const)('stays locked and says why when %s is not answered', async ([path, handler, trouble]) => {
    const world = await openWorld();
    world.instead.set(path, handler);
    const { session } = visit(world);
    await session.unlock(world.passphrase);
    expect(session.getState()).toEqual({ type: 'locked', step: null, trouble });
  });

  test('does not open the campaign of another invitation', async () => {
    const world = await openWorld();
    const { session } = visit(world);
    session.invite({
      type: 'invitation',
      invitation: { ...world.invitation, campaign: '00000000-0000-4000-8000-000000000000' },
    });
    await session.unlock(world.passphrase);
    expect(session.getState()).toEqual({ type: 'locked', step: null, trouble: 'other-campaign' });
  });

  test('calls bytes that are no key what they are', async () => {
    const world = await openWorld();
    world.instead.set('/v1/review-key', (_, response) => {
      response.writeHead(200, { 'content-type': 'application/age' }).end('nothing of the kind');
    });
    const { session } = visit(world);
    await session.unlock(world.passphrase);
    expect(session.getState()).toEqual({ type: 'locked', step: null, trouble: 'not-an-identity' });
  });

  test('takes in what arrived since, and withdraws what a newer revision left out', async () => {
    const world = await openWorld();
    const first = sampleSubmission(3);
    await world.send(first);
    const { session, open } = visit(world);
    await session.unlock(world.passphrase);
    await world.send({ ...first, revision: 2, ideas: first.ideas.slice(1) });
    await session.refresh();
    const [meeting] = open().folded.meetings;
    expect(open().folded.ideas.map(({ idea }) => idea.id)).toEqual(first.ideas.slice(1).map(({ id }) => id));
    expect(meeting).toMatchObject({ withdrawn: 1 });
    expect(meeting!.history.map(({ meeting: old }) => old.submission.revision)).toEqual([1]);
    expect(open().folded.tally).toEqual({ stored: 2, opened: 2, quarantined: 0, waiting: 0 });
  });

  test('leaves what is on screen alone when nothing is new', async () => {
    const world = await openWorld();
    await world.send(sampleSubmission(3));
    const { session, open } = visit(world);
    await session.unlock(world.passphrase);
    const { folded, campaign } = open();
    await session.refresh();
    expect(open().folded).toBe(folded);
    expect(open().campaign).toBe(campaign);
  });

  test('keeps what is open on screen when the invitation is revoked meanwhile', async () => {
    const world = await openWorld();
    await world.send(sampleSubmission(3));
    const { session, open } = visit(world);
    await session.unlock(world.passphrase);
    world.instead.set('/v1', refuse('token-revoked'));
    await session.refresh();
    expect(open()).toMatchObject({ pulling: false, trouble: 'invitation-revoked' });
    expect(open().folded.ideas).toHaveLength(3);
    world.instead.clear();
    await session.refresh();
    expect(open().trouble).toBeNull();
  });

  test('ends with Lock: key, ideas and invitation are gone', async () => {
    const world = await openWorld();
    await world.send(sampleSubmission());
    const { session, kept, dismissed } = visit(world);
    await session.unlock(world.passphrase);
    expect(kept).toHaveLength(1);
    session.lock();
    expect(session.getState()).toEqual({ type: 'uninvited', reason: 'locked' });
    expect(kept).toHaveLength(0);
    expect(dismissed()).toBe(1);
    await session.refresh();
    await session.unlock(world.passphrase);
    expect(session.getState()).toEqual({ type: 'uninvited', reason: 'locked' });
  });

  test('stays locked when Lock comes while it unlocks', async () => {
    const world = await openWorld();
    const { session } = visit(world);
    const unlocking = session.unlock(world.passphrase);
    session.lock();
    await unlocking;
    expect(session.getState()).toEqual({ type: 'uninvited', reason: 'locked' });
  });
});
