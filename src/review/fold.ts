import type { Uuid } from '../contract/primitives.ts';
import type { Submission } from '../contract/submission.ts';
import { foldSubmissions } from '../seal/fold.ts';
import { isFlagged, isToCheck } from './flag.ts';
import type { OpenedIdea, OpenedMeeting } from './opened-idea.ts';
import type { AsideReason, HeldEntry, Holdings, Opening, PulledEnvelope } from './pull.ts';

interface Revision {
  readonly entry: HeldEntry;
  readonly meeting: OpenedMeeting;
}

export interface FoldedMeeting {
  /** The revision in force. */
  readonly latest: Revision;
  /** Superseded revisions, the newest first. */
  readonly history: readonly Revision[];
  /** Ideas of the revision in force that no other meeting sent before. */
  readonly ideas: readonly OpenedIdea[];
  /** Ideas of earlier revisions that the newest no longer has. */
  readonly withdrawn: number;
}

export interface QuarantinedEnvelope {
  readonly entry: HeldEntry;
  readonly reason: AsideReason;
}

/** `stored = opened + quarantined + waiting`, always. All count envelopes of the endpoint. */
export interface Tally {
  readonly stored: number;
  readonly opened: number;
  readonly quarantined: number;
  /** Named by the index, not fetched yet. */
  readonly waiting: number;
}

export interface Folded {
  /** In the order in which the meetings first arrived. */
  readonly meetings: readonly FoldedMeeting[];
  readonly ideas: readonly OpenedIdea[];
  readonly quarantined: readonly QuarantinedEnvelope[];
  readonly tally: Tally;
  /** Envelopes of hand-off files that the endpoint does not have yet. */
  readonly carried: number;
  readonly check: CheckTally;
}

/** How far the second net is, and what it found. Its counts are of ideas, but for `outcomes`. */
export interface CheckTally {
  readonly checked: number;
  readonly total: number;
  readonly flagged: number;
  /** Flagged outcomes of meetings. */
  readonly outcomes: number;
}

/**
 * Folds what was opened, as `foldSubmissions` does, and keeps what was superseded beside it. `carried` came from
 * files; what the endpoint has as well counts once, as the endpoint's.
 */
export function fold({ envelopes }: Holdings, carried: Carried = new Map()): Folded {
  const ofFiles = [...carried].flatMap(([id, pulled]) => (envelopes.has(id) ? [] : [pulled]));
  const revisions: Revision[] = [];
  const quarantined: QuarantinedEnvelope[] = [];
  for (const { entry, opening } of [...envelopes.values(), ...ofFiles]) {
    if (opening?.type === 'opened') revisions.push({ entry, meeting: opening.meeting });
    if (opening?.type === 'quarantined') quarantined.push({ entry, reason: opening.reason });
  }
  const revisionsById = new Map<Uuid, Revision[]>();
  for (const revision of revisions) {
    const { id } = revision.meeting.submission;
    revisionsById.set(id, [...(revisionsById.get(id) ?? []), revision]);
  }
  const held = foldSubmissions(revisions.map(({ meeting }) => meeting.submission));
  const meetings = held.map((submission) => describe(submission, revisionsById.get(submission.id)!));
  const ideas = meetings.flatMap((meeting) => meeting.ideas);
  return {
    meetings,
    ideas,
    check: {
      checked: ideas.filter(({ flags }) => flags !== null).length,
      total: ideas.length,
      flagged: ideas.filter(isToCheck).length,
      outcomes: meetings.reduce((sum, { latest }) => sum + outcomesToCheck(latest.meeting), 0),
    },
    quarantined,
    tally: tallyOf([...envelopes.values()]),
    carried: ofFiles.length,
  };
}

function tallyOf(envelopes: readonly PulledEnvelope[]): Tally {
  const count = (type: Opening['type'] | undefined) =>
    envelopes.filter(({ opening }) => opening?.type === type).length;
  return {
    stored: envelopes.length,
    opened: count('opened'),
    quarantined: count('quarantined'),
    waiting: count(undefined),
  };
}

/** Envelopes of hand-off files, by id. */
export type Carried = ReadonlyMap<Uuid, PulledEnvelope>;

/** Flagged outcomes, and the comment, that nobody has looked at. */
export function outcomesToCheck({ outcomeFlags, outcomesSeen, commentFlags }: OpenedMeeting): number {
  const flagged = [...(outcomeFlags ?? []), commentFlags];
  return flagged.filter((flags, at) => isFlagged(flags) && !outcomesSeen.includes(at)).length;
}

function describe(held: Submission, revisions: readonly Revision[]): FoldedMeeting {
  const latest = revisions.find(({ meeting }) => meeting.submission.revision === held.revision)!;
  const history = revisions
    .filter((revision) => revision !== latest)
    .sort((one, other) => other.meeting.submission.revision - one.meeting.submission.revision);
  const openedByIdea = new Map(latest.meeting.ideas.map((opened) => [opened.idea, opened]));
  const current = new Set(latest.meeting.ideas.map(({ idea }) => idea.id));
  const earlier = new Set(history.flatMap(({ meeting }) => meeting.ideas.map(({ idea }) => idea.id)));
  return {
    latest,
    history,
    ideas: held.ideas.map((idea) => openedByIdea.get(idea)!),
    withdrawn: [...earlier].filter((id) => !current.has(id)).length,
  };
}
