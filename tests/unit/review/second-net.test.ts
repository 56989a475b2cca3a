import { describe, expect, onTestFinished, test } from 'vitest';
import { loadStripper } from '../../../src/cli/load-stripper.ts';
import type { SubmittedIdea } from '../../../src/contract/idea.ts';
import type { Submission } from '../../../src/contract/submission.ts';
import { createKeyholder } from '../../../src/review/keyholder.ts';
import { createSeenKeeper } from '../../../src/review/seen.ts';
import { createSession, type OpenState } from '../../../src/review/session.ts';
import type { StripBridge } from '../../../src/strip/bridge.ts';
import { sampleSubmission, stripped } from '../../support/samples.ts';
import { openWorld, type World } from './world.ts';

type Strip = StripBridge['strip'];

/** The stripper itself, without its worker. */
const honest: Strip = (text, { language, keepList }) => Promise.resolve(loadOnce(keepList)(text, language));
const loaded = new Map<string, ReturnType<typeof loadStripper>>();
function loadOnce(keepList: readonly string[]) {
  const key = keepList.join('\n');
  const strip = loaded.get(key) ?? loadStripper(keepList);
  loaded.set(key, strip);
  return strip;
}

/** A visit whose second net moves a slice at a time, when the test says so. */
function visit(world: World, strip: Strip = honest) {
  const read: string[] = [];
  const paused: (() => void)[] = [];
  let employed = 0;
  const isEmployed = () => employed > 0;
  const session = createSession({
    keeper: { recall: () => null, keep: () => {}, forget: () => {} },
    seen: createSeenKeeper({ getItem: () => null, setItem: () => {} }),
    connect: (_, signal) => world.connect(signal),
    hire: () => ({ ...createKeyholder(), dismiss: () => {} }),
    hireStripper: () => {
      employed += 1;
      return {
        strip: (text, options) => {
          read.push(text);
          return strip(text, options);
        },
        close: () => (employed -= 1),
      };
    },
    pause: () => new Promise((resolve) => paused.push(resolve)),
  });
  onTestFinished(() => session.lock());
  session.invite({ type: 'invitation', invitation: world.invitation });
  const changed = () =>
    new Promise<void>((resolve) => {
      const stop = session.subscribe(() => {
        stop();
        resolve();
      });
    });
  return {
    session,
    read,
    employed: () => employed,
    open: () => session.getState() as OpenState,
    /** Lets one slice be read, and waits until what came of it is on screen. */
    step: async () => {
      const change = changed();
      paused.shift()!();
      await change;
    },
    /** Lets the net end. */
    finish: async () => {
      while (isEmployed()) {
        paused.shift()?.();
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };
}

function meetingOf(...ideas: readonly Partial<SubmittedIdea>[]): Submission {
  const submission = sampleSubmission(ideas.length);
  return { ...submission, ideas: submission.ideas.map((idea, at) => ({ ...idea, ...ideas[at] })) };
}

function flagged({ folded }: OpenState) {
  return folded.ideas.map(({ idea, flags }) =>
    flags?.map(({ field, kind, start, end }) => [
      field,
      kind,
      field === 'question' ? null : idea[field]!.slice(start, end),
    ]),
  );
}

describe('the second net', () => {
  test('flags a name that stands in a stored idea, a free job title or an outcome, and changes no text', async () => {
    const world = await openWorld();
    const submission = {
      ...meetingOf(
        { text: 'Ask Margaret Thompson at 819 555-0142' },
        { text: 'A march in June', jobTitle: 'assistant of Margaret Thompson' },
        { text: 'Wear red on Thursdays' },
      ),
      outcomes: [{ topic: 'means', text: 'We call Margaret Thompson.' }],
    };
    await world.send(submission);
    const { session, open, finish } = visit(world);
    await session.unlock(world.passphrase);
    await finish();
    expect(flagged(open())).toEqual([
      [
        ['text', 'PERSON', 'Margaret Thompson'],
        ['text', 'PHONE', '819 555-0142'],
      ],
      [['jobTitle', 'PERSON', 'Margaret Thompson']],
      [],
    ]);
    const { meeting } = open().folded.meetings[0]!.latest;
    expect(meeting.submission).toEqual(submission);
    expect(meeting.outcomeFlags).toMatchObject([[{ kind: 'PERSON', start: 8, end: 25 }]]);
    expect(open().folded.check).toEqual({ checked: 3, total: 3, flagged: 2, outcomes: 1 });
  });

  test('flags the ideas under a question of the meeting’s own that names someone', async () => {
    const world = await openWorld();
    const named = 'What would Margaret Thompson say?';
    const own = { id: 'own.1', topic: 'means', language: 'en' as const, text: named };
    const ideas = meetingOf({ text: 'A march', question: own.id }, { text: 'Wear red on Thursdays' });
    await world.send({ ...ideas, questions: [own] });
    const { session, open, finish } = visit(world);
    await session.unlock(world.passphrase);
    await finish();
    const found = open().folded.ideas.map(({ flags, ownQuestion }) =>
      flags?.map(({ field, start, end }) => [field, ownQuestion?.slice(start, end)]),
    );
    expect(found).toEqual([[['question', 'Margaret Thompson']], []]);
    expect(open().folded.check).toMatchObject({ checked: 2, flagged: 1 });
  });

  test('flags neither placeholders, nor public figures of the campaign, nor job titles of its list', async () => {
    const world = await openWorld();
    (world.campaign as { keepList: string[] }).keepList = ['Margaret Thompson'];
    await world.send(
      meetingOf(
        { text: '[person 1] calls [personne 2] at [phone 1]' },
        { text: 'A letter to Margaret Thompson, the minister', jobTitle: 'orderly' },
      ),
    );
    const { session, open, read, finish } = visit(world);
    await session.unlock(world.passphrase);
    await finish();
    expect(flagged(open())).toEqual([[], []]);
    expect(read).not.toContain('orderly');
  });

  test('2,000 ideas are on screen before one is read, then checked in slices, the newest meeting first', async () => {
    const world = await openWorld();
    world.pageSize = 50;
    const days = Array.from(
      { length: 50 },
      (_, at) => `2031-${at % 2 === 0 ? '03' : '04'}-${10 + (at % 20)}`,
    );
    for (const date of days) {
      const submission = sampleSubmission(40);
      const ideas = submission.ideas.map((idea) => ({ ...idea, text: stripped(`Noted on ${date}`) }));
      await world.send({ ...submission, ideas, outcomes: [], fields: { ...submission.fields, date } });
    }
    const clean: Strip = (text) =>
      Promise.resolve({ ok: true, text: stripped(text), redactions: [], findings: [] });
    const { session, open, read, step, finish, employed } = visit(world, clean);
    await session.unlock(world.passphrase);
    expect(open()).toMatchObject({ pulling: false });
    expect(open().folded.ideas).toHaveLength(2000);
    expect(read).toEqual([]);
    await step();
    expect(open().folded.check).toMatchObject({ checked: 120, total: 2000 });
    await step();
    expect(open().folded.check).toMatchObject({ checked: 240, total: 2000 });
    await finish();
    expect(open().folded.check).toMatchObject({ checked: 2000, flagged: 0 });
    expect(read).toEqual(read.toSorted().toReversed());
    expect(employed()).toBe(0);
  });

  test('reads what arrives later, and nothing twice', async () => {
    const world = await openWorld();
    await world.send(meetingOf({ text: 'A march in June' }));
    const { session, open, read, finish } = visit(world);
    await session.unlock(world.passphrase);
    await finish();
    await world.send(meetingOf({ text: 'A walk with Margaret Thompson' }));
    await session.refresh();
    await finish();
    expect(open().folded.check).toMatchObject({ checked: 2, flagged: 1 });
    expect(new Set(read).size).toBe(read.length - 1);
  });

  test('says that it failed, calls nothing clean, and tries again at the next refresh', async () => {
    const world = await openWorld();
    for (let at = 0; at < 5; at += 1) await world.send(meetingOf({ text: 'A walk with Margaret Thompson' }));
    let broken = true;
    const strip: Strip = (text, options) =>
      broken ? Promise.resolve({ ok: false, problem: 'failed' }) : honest(text, options);
    const { session, open, read, finish } = visit(world, strip);
    await session.unlock(world.passphrase);
    await finish();
    expect(open()).toMatchObject({ checkFailed: true, folded: { check: { checked: 0, total: 5 } } });
    expect(read.length).toBeLessThan(5);
    broken = false;
    await session.refresh();
    await finish();
    expect(open()).toMatchObject({ checkFailed: false, folded: { check: { checked: 5, flagged: 5 } } });
  });

  test('reads a text that is too long once stripped in pieces, each name in its place', async () => {
    const world = await openWorld();
    const text = `${'We meet again soon. '.repeat(20)}Ask Margaret Thompson.`;
    await world.send(meetingOf({ text }));
    const narrow: Strip = (piece, options) =>
      piece.length > 200 ? Promise.resolve({ ok: false, problem: 'too-long' }) : honest(piece, options);
    const { session, open, finish } = visit(world, narrow);
    await session.unlock(world.passphrase);
    await finish();
    expect(flagged(open())).toEqual([[['text', 'PERSON', 'Margaret Thompson']]]);
  });

  test('reads again when the campaign lists a new public figure', async () => {
    const world = await openWorld();
    await world.send(meetingOf({ text: 'A letter to Margaret Thompson' }));
    const { session, open, finish } = visit(world);
    await session.unlock(world.passphrase);
    await finish();
    expect(open().folded.check).toMatchObject({ flagged: 1 });
    (world.campaign as { keepList: string[] }).keepList = ['Margaret Thompson'];
    await session.refresh();
    await finish();
    expect(open().folded.check).toMatchObject({ checked: 1, flagged: 0 });
  });

  test('ends with Lock', async () => {
    const world = await openWorld();
    await world.send(meetingOf({ text: 'A walk with Margaret Thompson' }));
    const { session, employed, read } = visit(world);
    await session.unlock(world.passphrase);
    expect(employed()).toBe(1);
    session.lock();
    expect(employed()).toBe(0);
    expect(read).toEqual([]);
  });
});
