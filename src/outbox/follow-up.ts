import type { FollowUp } from '../contract/follow-up.ts';
import type { Idea } from '../contract/idea.ts';
import type { Meeting } from '../contract/meeting.ts';

/** What the group needs of a received meeting until its next one; `null` when it agreed on nothing. */
export function createFollowUp(meeting: Meeting, ideas: readonly Idea[]): FollowUp | null {
  const textsOf = (wanted: (idea: Idea) => boolean) => ideas.filter(wanted).map(({ text }) => text);
  const carriedOver = textsOf(({ carryOver }) => carryOver);
  const keyPoints = textsOf(({ kind, carryOver }) => kind === 'key-point' && !carryOver);
  const actions = ideas
    .filter(({ kind }) => kind === 'action')
    .map(({ text, owner, region, due }) => ({ text, owner, region, due }));
  const { id, guide, fields, next } = meeting;
  if (next === null && keyPoints.length + actions.length + carriedOver.length === 0) return null;
  const { date, language } = fields;
  return { meeting: id, guide: guide.id, date, language, keyPoints, actions, carriedOver, next };
}
