import type { End, Event } from './history.ts';

/** What was broken, in words; empty when everything held. */
export function violations(history: readonly Event[], end: End): readonly string[] {
  return [
    ...told(history),
    ...sameBytes(history),
    ...takenBack(history),
    ...drains(end),
    ...end.leaks.map((leak) => `sealed: ${leak}`),
    ...end.traces.map((trace) => `unlinkable: ${trace}`),
    ...keptAndOnce(history, end),
  ];
}

/** Told: "sent" is shown only when the ledger that the receipt names held these very bytes. */
function told(history: readonly Event[]): string[] {
  return history.flatMap((event) =>
    event.type === 'shown received' && !event.honest
      ? [`told: ${event.envelope} is called sent without a true receipt`]
      : [],
  );
}

/** Every resend of an envelope has the same bytes. */
function sameBytes(history: readonly Event[]): string[] {
  const first = new Map<string, string>();
  return history.flatMap((event) => {
    if (event.type !== 'sent') return [];
    return event.parts.flatMap(({ id, sha256 }) => {
      const before = first.get(id) ?? sha256;
      first.set(id, before);
      return before === sha256 ? [] : [`same bytes: ${id} left with other bytes than before`];
    });
  });
}

/** What a person took back by reopening does not leave the device afterwards. */
function takenBack(history: readonly Event[]): string[] {
  const withdrawn = new Set<string>();
  return history.flatMap((event) => {
    if (event.type === 'reopened') for (const id of event.withdrawn) withdrawn.add(id);
    if (event.type !== 'sent') return [];
    return event.parts
      .filter(({ id }) => withdrawn.has(id))
      .map(({ id }) => `taken back: ${id} was sent after its meeting was reopened`);
  });
}

/** Drains: nothing waits once the faults have stopped. */
function drains({ entries }: End): string[] {
  return entries
    .filter(({ state }) => state !== 'received')
    .map(({ id, state }) => `drains: ${id} is still ${state}`);
}

/**
 * Kept and once: what was called kept is readable on the device while its meeting is open, and exactly what
 * reviewers fold to once it is closed; a revision has one envelope.
 */
function keptAndOnce(history: readonly Event[], { meetings, envelopes }: End): string[] {
  const truth = new Map<string, Map<string, string>>(meetings.map(({ id }) => [id, new Map()]));
  for (const event of history) {
    if (event.type === 'kept') truth.get(event.meeting)?.set(event.idea, event.text);
    if (event.type === 'removed') truth.get(event.meeting)?.delete(event.idea);
  }
  return meetings.flatMap(({ id, open, readable }) => {
    const expected = show(truth.get(id) ?? new Map());
    const own = envelopes.filter((envelope) => envelope.meeting === id);
    const revisions = own.map(({ revision }) => revision);
    const broken: string[] = [];
    if (new Set(revisions).size !== revisions.length) broken.push(`once: meeting ${id} has a revision twice`);
    if (open && show(readable) !== expected) broken.push(`kept: open meeting ${id} lost or changed ideas`);
    if (!open) {
      const last = own.find(({ revision }) => revision === Math.max(...revisions));
      if (!last) broken.push(`kept: closed meeting ${id} is not at the endpoint`);
      else if (show(new Map(last.ideas)) !== expected || new Map(last.ideas).size !== last.ideas.length) {
        broken.push(`kept, once: closed meeting ${id} reads otherwise at the endpoint`);
      }
    }
    return broken;
  });
}

function show(ideas: ReadonlyMap<string, string>): string {
  return JSON.stringify([...ideas].sort(([a], [b]) => a.localeCompare(b)));
}
