import type { Cursor, EnvelopeEntry } from '../contract/envelope.ts';
import type { Day, Uuid } from '../contract/primitives.ts';
import { sha256 } from '../seal/seal.ts';
import type { QuarantineReason } from '../seal/open.ts';
import type { EndpointClient } from './endpoint-client.ts';
import type { OpenedMeeting } from './opened-idea.ts';
import type { Trouble } from './trouble.ts';

/** `altered`: the bytes are not those that the index names. `missing`: named by the index, not handed out. */
export type AsideReason = QuarantineReason | 'altered' | 'missing';

export type Opening =
  | { readonly type: 'opened'; readonly meeting: OpenedMeeting }
  | { readonly type: 'quarantined'; readonly reason: AsideReason };

/** What is known of an envelope; `day` is `null` when it came in a file and not from the endpoint. */
export type HeldEntry = Omit<EnvelopeEntry, 'day'> & { readonly day: Day | null };

export interface PulledEnvelope {
  readonly entry: HeldEntry;
  /** `null`: in the index, not fetched yet. */
  readonly opening: Opening | null;
}

/** What one tab holds of the ledger, in the ledger's order. */
export interface Holdings {
  /** Where the last page of the index starts; that page may have grown since. */
  readonly cursor: Cursor | null;
  /** Where packs go on: what stands before it was handed out. */
  readonly packCursor: Cursor | null;
  readonly envelopes: ReadonlyMap<Uuid, PulledEnvelope>;
}

export const emptyHoldings: Holdings = { cursor: null, packCursor: null, envelopes: new Map() };

/** The same holdings with other meetings in the place of those that were opened. */
export function mapMeetings(holdings: Holdings, change: (meeting: OpenedMeeting) => OpenedMeeting): Holdings {
  return { ...holdings, envelopes: mapEnvelopes(holdings.envelopes, change) };
}

/** The same of envelopes by id. */
export function mapEnvelopes(
  envelopes: ReadonlyMap<Uuid, PulledEnvelope>,
  change: (meeting: OpenedMeeting) => OpenedMeeting,
): ReadonlyMap<Uuid, PulledEnvelope> {
  const changed = [...envelopes].map(([id, pulled]) => {
    const { opening } = pulled;
    if (opening?.type !== 'opened') return [id, pulled] as const;
    return [id, { ...pulled, opening: { ...opening, meeting: change(opening.meeting) } }] as const;
  });
  return new Map(changed);
}

export interface PullDeps {
  readonly client: EndpointClient;
  /** Opens envelopes; one answer each, in the same order. */
  readonly open: (envelopes: readonly Uint8Array<ArrayBuffer>[]) => Promise<readonly Opening[]>;
  /** Called with each step, so that the screen fills while the rest comes. */
  readonly onProgress: (holdings: Holdings) => void;
}

export interface PullResult {
  readonly holdings: Holdings;
  /** Why the pull ended early. What came before stays, and the next pull goes on from there. */
  readonly trouble: Trouble | null;
}

/** From this many on, envelopes come in packs and not one by one. */
const packFrom = 8;
const packBytes = 4 * 1024 * 1024;
const parallelRequests = 4;

/**
 * Fetches and opens what is new since `before`. Follows the index to its end first, so that the count of
 * what is stored is known before the bytes come. Altered and missing envelopes are asked for again.
 */
export async function pull(before: Holdings, deps: PullDeps): Promise<PullResult> {
  const indexed = await followIndex(before, deps);
  if (indexed.trouble !== null) return indexed;
  const packed = await fetchPacks(indexed.holdings, deps);
  if (packed.trouble !== null) return packed;
  const { holdings, trouble } = await fetchOneByOne(packed.holdings, deps);
  return { holdings: trouble === null ? { ...holdings, packCursor: holdings.cursor } : holdings, trouble };
}

async function followIndex(before: Holdings, deps: PullDeps): Promise<PullResult> {
  let holdings = before;
  for (;;) {
    const page = await deps.client.index(holdings.cursor);
    if (page.type !== 'ok') return { holdings, trouble: page.trouble };
    const { envelopes: entries, next } = page.value;
    if (next !== null && (next === holdings.cursor || entries.length === 0)) {
      return { holdings, trouble: 'not-us' };
    }
    const { packCursor } = before;
    const envelopes = addEntries(holdings.envelopes, entries);
    holdings = { cursor: next ?? holdings.cursor, packCursor, envelopes };
    deps.onProgress(holdings);
    if (next === null) return { holdings, trouble: null };
  }
}

/** The same map when there is nothing new, so that nothing is folded again for it. */
function addEntries(known: Holdings['envelopes'], entries: readonly EnvelopeEntry[]): Holdings['envelopes'] {
  const fresh = entries.filter(({ id }) => !known.has(id));
  if (fresh.length === 0) return known;
  return new Map([...known, ...fresh.map((entry) => [entry.id, { entry, opening: null }] as const)]);
}

async function fetchPacks(indexed: Holdings, deps: PullDeps): Promise<PullResult> {
  let holdings = indexed;
  while (waiting(holdings).length >= packFrom) {
    const pack = await deps.client.pack(holdings.packCursor, packBytes);
    if (pack.type !== 'ok') return { holdings, trouble: pack.trouble };
    const { parts, next } = pack.value;
    const wanted = waiting(holdings).filter(({ id }) => parts.has(id));
    const arrived = wanted.map((entry) => ({ entry, bytes: parts.get(entry.id)! }));
    const end = next === null || next === holdings.packCursor;
    holdings = await openAll({ ...holdings, packCursor: next ?? holdings.packCursor }, arrived, deps);
    if (end) break;
  }
  return { holdings, trouble: null };
}

async function fetchOneByOne(packed: Holdings, deps: PullDeps): Promise<PullResult> {
  let holdings = packed;
  const wanted = [...waiting(packed), ...spoiled(packed)];
  for (let start = 0; start < wanted.length; start += parallelRequests) {
    const entries = wanted.slice(start, start + parallelRequests);
    const replies = await Promise.all(entries.map(({ id }) => deps.client.envelope(id)));
    const arrived = entries.flatMap((entry, at) => {
      const reply = replies[at]!;
      return reply.type === 'ok' ? [{ entry, bytes: reply.value }] : [];
    });
    holdings = await openAll(holdings, arrived, deps);
    const failure = replies.find((reply) => reply.type !== 'ok');
    if (failure) return { holdings, trouble: failure.trouble };
  }
  return { holdings, trouble: null };
}

function waiting({ envelopes }: Holdings): HeldEntry[] {
  return [...envelopes.values()].filter(({ opening }) => opening === null).map(({ entry }) => entry);
}

/** Set aside for what happened on the way; the endpoint may hold them whole. */
function spoiled({ envelopes }: Holdings): HeldEntry[] {
  return [...envelopes.values()]
    .filter(
      ({ opening }) =>
        opening?.type === 'quarantined' && (opening.reason === 'altered' || opening.reason === 'missing'),
    )
    .map(({ entry }) => entry);
}

interface Arrived {
  readonly entry: HeldEntry;
  readonly bytes: Uint8Array<ArrayBuffer> | null;
}

async function openAll(holdings: Holdings, arrived: readonly Arrived[], deps: PullDeps): Promise<Holdings> {
  if (arrived.length === 0) return holdings;
  const envelopes = new Map(holdings.envelopes);
  const set = (entry: HeldEntry, opening: Opening) => envelopes.set(entry.id, { entry, opening });
  const whole: { entry: HeldEntry; bytes: Uint8Array<ArrayBuffer> }[] = [];
  for (const { entry, bytes } of arrived) {
    if (bytes === null) set(entry, { type: 'quarantined', reason: 'missing' });
    else if ((await sha256(bytes)) !== entry.sha256) set(entry, { type: 'quarantined', reason: 'altered' });
    else whole.push({ entry, bytes });
  }
  const openings = await deps.open(whole.map(({ bytes }) => bytes));
  whole.forEach(({ entry }, at) => set(entry, openings[at]!));
  const next = { ...holdings, envelopes };
  deps.onProgress(next);
  return next;
}
