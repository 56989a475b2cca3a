import {
  emptyMeeting,
  type HandCount,
  type Meeting,
  type MeetingFields,
  type NextMeeting,
} from '../contract/meeting.ts';
import type { Slug, Uuid } from '../contract/primitives.ts';
import type { StrippedText } from '../contract/redaction.ts';
import type { Database } from './db.ts';

/** A meeting was closed (in another tab, say) while this change was under way. Nothing was written. */
export class MeetingClosedError extends Error {
  override readonly name = 'MeetingClosedError';
}

export type NewMeeting = Pick<Meeting, 'id' | 'campaign' | 'guide' | 'fields'> &
  Partial<Pick<Meeting, 'minutes' | 'paper'>>;

export async function startMeeting(db: Database, input: NewMeeting): Promise<Meeting> {
  const meeting: Meeting = { ...emptyMeeting, ...input };
  await db.meetings.add(meeting);
  return meeting;
}

export function getMeeting(db: Database, id: Uuid): Promise<Meeting | undefined> {
  return db.meetings.get(id);
}

/** All meetings on the device, the latest date first. */
export async function listMeetings(db: Database): Promise<Meeting[]> {
  const meetings = await db.meetings.toArray();
  return meetings.sort((a, b) => b.fields.date.localeCompare(a.fields.date) || a.id.localeCompare(b.id));
}

/** The outcome of the discussion of a topic; `null` takes it away. */
export function saveOutcome(
  db: Database,
  meeting: Uuid,
  topic: Slug,
  text: StrippedText | null,
): Promise<void> {
  return changeMeeting(db, meeting, ({ outcomes: { [topic]: _, ...others } }) => ({
    outcomes: text === null ? others : { ...others, [topic]: text },
  }));
}

/** Ticks a prompt as asked, or takes the tick back. */
export function setAsked(db: Database, meeting: Uuid, prompt: Slug, asked: boolean): Promise<void> {
  return changeMeeting(db, meeting, (row) => ({ asked: withOrWithout(row.asked, prompt, asked) }));
}

/** The show of hands on a question; `null` takes it away. */
export function saveCount(
  db: Database,
  meeting: Uuid,
  question: Slug,
  hands: HandCount | null,
): Promise<void> {
  return changeMeeting(db, meeting, ({ counts: { [question]: _, ...others } }) => ({
    counts: hands === null ? others : { ...others, [question]: hands },
  }));
}

export function saveNext(db: Database, meeting: Uuid, next: NextMeeting | null): Promise<void> {
  return changeMeeting(db, meeting, () => ({ next }));
}

/** A comment on the guide, for its authors. */
export function saveComment(db: Database, meeting: Uuid, comment: StrippedText | null): Promise<void> {
  return changeMeeting(db, meeting, () => ({ comment }));
}

/** Corrects what the form at the start asked: the real end, how many came. */
export function saveFields(db: Database, meeting: Uuid, change: Partial<MeetingFields>): Promise<void> {
  return changeMeeting(db, meeting, ({ fields }) => ({ fields: { ...fields, ...change } }));
}

/** Puts a question first in its topic, or takes the pin back. */
export function setPinned(db: Database, meeting: Uuid, question: Slug, pinned: boolean): Promise<void> {
  return changeMeeting(db, meeting, (row) => ({ pinned: withOrWithout(row.pinned, question, pinned) }));
}

/** Plans other minutes for a topic than the guide does; `null`: as the guide says. */
export function saveMinutes(db: Database, meeting: Uuid, topic: Slug, minutes: number | null): Promise<void> {
  return changeMeeting(db, meeting, ({ minutes: { [topic]: _, ...others } }) => ({
    minutes: minutes === null ? others : { ...others, [topic]: minutes },
  }));
}

/** Adds a question of the meeting's own, or replaces the words of the one with its id. */
export function saveQuestion(
  db: Database,
  meeting: Uuid,
  question: Meeting['questions'][number],
): Promise<void> {
  return changeMeeting(db, meeting, ({ questions }) => ({
    questions: questions.some(({ id }) => id === question.id)
      ? questions.map((each) => (each.id === question.id ? question : each))
      : [...questions, question],
  }));
}

/** Takes a question of the meeting's own off, unless ideas were noted on it. */
export function removeQuestion(db: Database, meeting: Uuid, question: Slug): Promise<void> {
  return db.transaction('rw', db.meetings, db.ideas, async () => {
    const noted = await db.ideas
      .where('meeting')
      .equals(meeting)
      .and((idea) => idea.question === question)
      .count();
    if (noted > 0) return;
    await changeMeeting(db, meeting, ({ questions }) => ({
      questions: questions.filter(({ id }) => id !== question),
    }));
  });
}

/** Leaves a topic out on purpose, or takes that back. */
export function setSkipped(db: Database, meeting: Uuid, topic: Slug, skipped: boolean): Promise<void> {
  return changeMeeting(db, meeting, (row) => ({ skipped: withOrWithout(row.skipped, topic, skipped) }));
}

/**
 * Changes an open meeting in a transaction of its own or of the caller's, and counts the change, so
 * that closing notices what happened while it sealed. Throws `MeetingClosedError`.
 */
export async function changeMeeting(
  db: Database,
  id: Uuid,
  change: (meeting: Meeting) => Partial<Meeting>,
): Promise<void> {
  await db.transaction('rw', db.meetings, async () => {
    const meeting = await db.meetings.get(id);
    await db.meetings.put(withChange(meeting, change));
  });
}

/** An open meeting after a change, which is counted. Throws `MeetingClosedError`. */
export function withChange(
  meeting: Meeting | undefined,
  change: (meeting: Meeting) => Partial<Meeting>,
): Meeting {
  if (meeting?.state !== 'open') throw new MeetingClosedError(`meeting is not open`);
  return { ...meeting, ...change(meeting), changes: meeting.changes + 1 };
}

function withOrWithout(ids: readonly Slug[], id: Slug, present: boolean): Slug[] {
  const others = ids.filter((each) => each !== id);
  return present ? [...others, id] : others;
}
