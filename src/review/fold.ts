import type { EnvelopeEntry } from '../contract/envelope.ts';
import type { Uuid } from '../contract/primitives.ts';
import type { OpenedIdea, OpenedMeeting } from './opened-idea.ts';
import type { AsideReason, Holdings } from './pull.ts';

export interface Revision {
  readonly entry: EnvelopeEntry;
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
  readonly entry: EnvelopeEntry;
  readonly reason: AsideReason;
}

/** `stored = opened + quarantined + waiting`, always. All count envelopes. */
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
}

/**
 * Folds envelopes to the highest revision of each submission; of two with the same revision, the one
 * stored first. An idea that came twice under its id counts once, in the meeting that arrived first.
 */
export function fold({ envelopes }: Holdings): Folded {
  const revisionsById = new Map<Uuid, Revision[]>();
  const quarantined: QuarantinedEnvelope[] = [];
  let opened = 0;
  for (const { entry, opening } of envelopes.values()) {
    if (opening?.type === 'quarantined') quarantined.push({ entry, reason: opening.reason });
    if (opening?.type !== 'opened') continue;
    opened += 1;
    const { id } = opening.meeting.submission;
    const revisions = revisionsById.get(id);
    if (revisions) revisions.push({ entry, meeting: opening.meeting });
    else revisionsById.set(id, [{ entry, meeting: opening.meeting }]);
  }
  const seen = new Set<Uuid>();
  const meetings = [...revisionsById.values()].map((revisions) => foldMeeting(revisions, seen));
  const stored = envelopes.size;
  return {
    meetings,
    ideas: meetings.flatMap(({ ideas }) => ideas),
    quarantined,
    tally: { stored, opened, quarantined: quarantined.length, waiting: stored - opened - quarantined.length },
  };
}

function foldMeeting(revisions: readonly Revision[], seen: Set<Uuid>): FoldedMeeting {
  const newestFirst = [...revisions].sort(
    (one, other) => other.meeting.submission.revision - one.meeting.submission.revision,
  );
  const [latest, ...history] = newestFirst as [Revision, ...Revision[]];
  const current = new Set(latest.meeting.ideas.map(({ idea }) => idea.id));
  const earlier = new Set(history.flatMap(({ meeting }) => meeting.ideas.map(({ idea }) => idea.id)));
  const ideas = latest.meeting.ideas.filter(({ idea }) => {
    if (seen.has(idea.id)) return false;
    seen.add(idea.id);
    return true;
  });
  return { latest, history, ideas, withdrawn: [...earlier].filter((id) => !current.has(id)).length };
}
