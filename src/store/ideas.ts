import { Dexie } from 'dexie';
import type { Idea } from '../contract/idea.ts';
import type { Slug, Uuid } from '../contract/primitives.ts';
import type { Database } from './db.ts';
import { keepAtOnce, tellChanged } from './keep-at-once.ts';
import { changeMeeting, withChange } from './meetings.ts';
import { numbered, type NewIdea } from './new-idea.ts';

/** What an edit may change. */
export type IdeaChange = Partial<Omit<Idea, 'id' | 'meeting' | 'number' | 'removed' | 'topic' | 'question'>>;

/**
 * Keeps an idea; resolves when it is durable. Idempotent by id: keeping the same id again (a retry after
 * an error that came too late) returns the idea that is already there.
 */
export async function keepIdea(db: Database, input: NewIdea): Promise<Idea> {
  const [idea] = await keepIdeas(db, [input]);
  if (!idea) throw new Error('one in, one out');
  return idea;
}

/**
 * Keeps several of a meeting in one transaction, in their order: all of them or none. Live queries may be told of one idea
 * only when `shown` resolves: whoever waits for its row does not wait for them.
 */
export async function keepIdeas(
  db: Database,
  inputs: readonly NewIdea[],
  shown: () => Promise<void> = () => Promise.resolve(),
): Promise<Idea[]> {
  const [only] = inputs;
  const kept = only && inputs.length === 1 ? await keepAtOnce(db, only) : null;
  if (kept === null) return keepTogether(db, inputs);
  void shown().then(() => tellChanged(db));
  return [kept];
}

function keepTogether(db: Database, inputs: readonly NewIdea[]): Promise<Idea[]> {
  return db.transaction('rw', db.meetings, db.ideas, async () => {
    const meeting = inputs[0]?.meeting;
    if (meeting === undefined) return [];
    // Asked together: a slow phone takes milliseconds for each answer.
    const [held, row, last] = await Promise.all([
      db.ideas.bulkGet(inputs.map(({ id }) => id)),
      db.meetings.get(meeting),
      lastNumber(db, meeting),
    ]);
    const added: Idea[] = [];
    const kept = inputs.map((input, index) => {
      if (input.meeting !== meeting) throw new Error('ideas of one meeting');
      const before = held[index] ?? added.find(({ id }) => id === input.id);
      if (before) return before;
      const idea = numbered(input, last + added.length);
      added.push(idea);
      return idea;
    });
    if (added.length > 0) {
      await Promise.all([db.meetings.put(withChange(row, () => ({}))), db.ideas.bulkAdd(added)]);
    }
    return kept;
  });
}

export function editIdea(db: Database, id: Uuid, change: IdeaChange): Promise<void> {
  return changeIdea(db, id, () => change);
}

/** Counts that it was heard again, or takes one count back; never below once. */
export function tallyIdea(db: Database, id: Uuid, by: 1 | -1): Promise<void> {
  return changeIdea(db, id, ({ heard }) => ({ heard: Math.max(1, heard + by) }));
}

/** Several changes at once, and an idea that comes with them; all of it or nothing. */
export function changeIdeas(
  db: Database,
  changes: readonly {
    readonly id: Uuid;
    readonly change: Partial<Omit<Idea, 'id' | 'meeting' | 'number'>>;
  }[],
  added: NewIdea | null = null,
): Promise<void> {
  return db.transaction('rw', db.meetings, db.ideas, async () => {
    for (const { id, change } of changes) await changeIdea(db, id, () => change);
    if (added) await keepIdea(db, added);
  });
}

/** Takes the idea off the list; `restoreIdea` brings it back until the meeting is closed. */
export function removeIdea(db: Database, id: Uuid): Promise<void> {
  return changeIdea(db, id, () => ({ removed: true }));
}

export function restoreIdea(db: Database, id: Uuid): Promise<void> {
  return changeIdea(db, id, () => ({ removed: false }));
}

/** Moves an idea to another topic ("strikes come next"); it keeps its number. */
export function moveIdea(
  db: Database,
  id: Uuid,
  to: { readonly topic: Slug; readonly question: Slug | null },
): Promise<void> {
  return changeIdea(db, id, () => to);
}

/** The ideas of a meeting in the order of capture, without the removed ones. */
export async function listIdeas(db: Database, meeting: Uuid): Promise<Idea[]> {
  return (await listIdeasWithRemoved(db, meeting)).filter((idea) => !idea.removed);
}

/** The same with those that `restoreIdea` can still bring back. */
export function listIdeasWithRemoved(db: Database, meeting: Uuid): Promise<Idea[]> {
  return db.ideas
    .where('[meeting+number]')
    .between([meeting, Dexie.minKey], [meeting, Dexie.maxKey])
    .toArray();
}

export function getIdea(db: Database, id: Uuid): Promise<Idea | undefined> {
  return db.ideas.get(id);
}

async function lastNumber(db: Database, meeting: Uuid): Promise<number> {
  const last = await db.ideas
    .where('[meeting+number]')
    .between([meeting, Dexie.minKey], [meeting, Dexie.maxKey])
    .last();
  return last?.number ?? 0;
}

function changeIdea(db: Database, id: Uuid, change: (idea: Idea) => Partial<Idea>): Promise<void> {
  return db.transaction('rw', db.meetings, db.ideas, async () => {
    const idea = await db.ideas.get(id);
    if (!idea) throw new Error('no idea with this id');
    await changeMeeting(db, idea.meeting, () => ({}));
    await db.ideas.put({ ...idea, ...change(idea) });
  });
}
