import type { CampaignView } from '../contract/campaign.ts';
import type { Invitation } from '../contract/invitation.ts';
import type { HiredStripper } from './hire-stripper.ts';
import type { EndpointClient } from './endpoint-client.ts';
import { fold, type Carried, type Folded } from './fold.ts';
import type { InvitationKeeper, InvitationReading } from './invitation-keeper.ts';
import type { RemoteKeyholder } from './keyholder-bridge.ts';
import { openMeeting, type OpenedMeeting } from './opened-idea.ts';
import { emptyHoldings, mapEnvelopes, mapMeetings, pull, type Holdings, type Opening } from './pull.ts';
import { castSecondNet } from './second-net.ts';
import { withSeen, type SeenKeeper, type SeenMark } from './seen.ts';
import { takeFiles, type FilesTaken } from './take-files.ts';
import type { Trouble } from './trouble.ts';

export type SessionState =
  | {
      readonly type: 'uninvited';
      readonly reason: Exclude<InvitationReading['type'], 'invitation'> | 'locked';
    }
  | { readonly type: 'locked'; readonly step: UnlockStep; readonly trouble: Trouble | null }
  | OpenState;

/** What is being done about the passphrase just given; `null`: nothing, it is awaited. */
export type UnlockStep = 'fetching-key' | 'opening-key' | null;

export interface OpenState {
  readonly type: 'open';
  readonly campaign: CampaignView;
  readonly folded: Folded;
  readonly pulling: boolean;
  readonly trouble: Trouble | null;
  /** Whether the second net could not read everything; the next pull casts it again. */
  readonly checkFailed: boolean;
  /** What became of the hand-off files that were opened last. */
  readonly files: FilesTaken | null;
}

export interface SessionDeps {
  readonly keeper: InvitationKeeper;
  readonly seen: SeenKeeper;
  readonly connect: (invitation: Invitation, signal: AbortSignal) => EndpointClient;
  readonly hire: () => RemoteKeyholder;
  /** A stripper of its own for each cast of the second net. */
  readonly hireStripper: () => HiredStripper;
  /** Resolves when the page has drawn, and has answered what was waiting. */
  readonly pause: () => Promise<void>;
}

/** One reviewer's visit, for `useSyncExternalStore`. Everything opened is in here and nowhere else. */
export interface Session {
  readonly getState: () => SessionState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly invite: (reading: InvitationReading) => void;
  readonly unlock: (passphrase: string) => Promise<void>;
  /** Pulls what is new. Does nothing while a pull runs or before `unlock`. */
  readonly refresh: () => Promise<void>;
  /** Opens hand-off files here, so that what they carry is read before the endpoint has it. */
  readonly openFiles: (files: readonly Blob[]) => Promise<void>;
  /** A person has looked at what the second net found, or takes that back. */
  readonly markSeen: (mark: SeenMark, seen: boolean) => void;
  /** Forgets the key, the ideas and the invitation. */
  readonly lock: () => void;
}

interface Visit {
  readonly invitation: Invitation;
  readonly client: EndpointClient;
  readonly abort: AbortController;
  keyholder: RemoteKeyholder | null;
  holdings: Holdings;
  /** At work while it is there. */
  stripper: HiredStripper | null;
  /** Checked meetings, by what they were when they were opened. */
  checked: ReadonlyMap<OpenedMeeting, OpenedMeeting>;
  /** From hand-off files. */
  carried: Carried;
}

export function createSession(deps: SessionDeps): Session {
  let state: SessionState = { type: 'uninvited', reason: 'absent' };
  let visit: Visit | null = null;
  const listeners = new Set<() => void>();

  const show = (next: SessionState) => {
    state = next;
    for (const listener of listeners) listener();
  };
  const leave = () => {
    visit?.abort.abort();
    visit?.keyholder?.dismiss();
    if (visit) dismissStripper(visit);
    visit = null;
  };

  const invite = (reading: InvitationReading) => {
    leave();
    if (reading.type !== 'invitation') return show({ type: 'uninvited', reason: reading.type });
    const { invitation } = reading;
    const abort = new AbortController();
    const client = deps.connect(invitation, abort.signal);
    visit = {
      invitation,
      client,
      abort,
      keyholder: null,
      holdings: emptyHoldings,
      stripper: null,
      checked: new Map(),
      carried: new Map(),
    };
    deps.keeper.keep(invitation);
    show({ type: 'locked', step: null, trouble: null });
  };

  const unlock = async (passphrase: string) => {
    const here = visit;
    if (here === null || state.type !== 'locked' || state.step !== null) return;
    const refuse = (trouble: Trouble) => {
      here.keyholder?.dismiss();
      here.keyholder = null;
      if (visit === here) show({ type: 'locked', step: null, trouble });
    };
    show({ type: 'locked', step: 'fetching-key', trouble: null });
    const [key, campaign] = await Promise.all([here.client.reviewKey(), here.client.campaign()]);
    if (visit !== here) return;
    if (key.type !== 'ok') return refuse(key.trouble);
    if (campaign.type !== 'ok') return refuse(campaign.trouble);
    if (campaign.value.id !== here.invitation.campaign) return refuse('other-campaign');
    show({ type: 'locked', step: 'opening-key', trouble: null });
    here.keyholder = deps.hire();
    const result = await here.keyholder.unlock(key.value, passphrase).catch(() => 'broken' as const);
    if (visit !== here) return;
    if (result !== 'unlocked') return refuse(result);
    show({
      type: 'open',
      campaign: campaign.value,
      folded: fold(emptyHoldings),
      pulling: false,
      trouble: null,
      checkFailed: false,
      files: null,
    });
    await pullNew(here, campaign.value);
  };

  const refresh = async () => {
    const here = visit;
    if (here === null || state.type !== 'open' || state.pulling) return;
    show({ ...state, pulling: true });
    const campaign = await here.client.campaign();
    if (visit !== here) return;
    if (campaign.type !== 'ok') return show({ ...state, pulling: false, trouble: campaign.trouble });
    await pullNew(here, keepEqual(state.campaign, campaign.value));
  };

  const pullNew = async (here: Visit, campaign: CampaignView) => {
    const keyholder = here.keyholder!;
    const update = (changes: Partial<OpenState>) => updateOpen(here, changes);
    const hold = (holdings: Holdings) => {
      const changed = holdings.envelopes !== here.holdings.envelopes;
      here.holdings = holdings;
      if (changed) update({ folded: refold(here) });
    };
    if (state.type === 'open' && !isEqual(state.campaign.keepList, campaign.keepList)) {
      dismissStripper(here);
      here.checked = new Map();
      update({ folded: refold(here) });
    }
    update({ campaign, pulling: true });
    const result = await pull(here.holdings, {
      client: here.client,
      open: (envelopes) => openWith(keyholder, campaign, envelopes),
      onProgress: hold,
    }).catch(() => ({ holdings: here.holdings, trouble: 'broken' as const }));
    hold(result.holdings);
    update({ pulling: false, trouble: result.trouble });
    void check(here);
  };

  /** Opening comes first: what was pulled is on screen before a word of it is checked. */
  const check = async (here: Visit) => {
    if (visit !== here || state.type !== 'open' || here.stripper !== null) return;
    if (uncheckedIn(state).length === 0) return;
    const { keepList, lists } = state.campaign;
    const stripper = deps.hireStripper();
    here.stripper = stripper;
    updateOpen(here, { checkFailed: false });
    const result = await castSecondNet({
      strip: stripper.strip,
      pause: deps.pause,
      keepList,
      lists,
      unchecked: () => (here.stripper === stripper && state.type === 'open' ? uncheckedIn(state) : []),
      take: (checked) => {
        if (here.stripper !== stripper) return;
        here.checked = new Map([...here.checked, ...checked]);
        updateOpen(here, { folded: refold(here) });
      },
    });
    if (here.stripper !== stripper) return;
    dismissStripper(here);
    updateOpen(here, { checkFailed: result === 'failed' });
    if (result === 'done') await check(here);
  };

  const openFiles = async (files: readonly Blob[]) => {
    const here = visit;
    if (here === null || state.type !== 'open') return;
    const { campaign } = state;
    const { taken, carried } = await takeFiles(files, {
      campaign: campaign.id,
      isKnown: (id) => here.holdings.envelopes.has(id) || here.carried.has(id),
      open: (envelopes) => openWith(here.keyholder!, campaign, envelopes),
    });
    here.carried = new Map([...here.carried, ...carried]);
    updateOpen(here, { folded: refold(here), files: taken });
    void check(here);
  };

  const refold = (here: Visit) => foldChecked(here, deps.seen);

  const updateOpen = (here: Visit, changes: Partial<OpenState>) => {
    if (visit === here && state.type === 'open') show({ ...state, ...changes });
  };

  return {
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    invite,
    unlock,
    refresh,
    openFiles,
    markSeen: (mark, seen) => {
      deps.seen.set(mark, seen);
      if (visit) updateOpen(visit, { folded: refold(visit) });
    },
    lock: () => {
      leave();
      deps.keeper.forget();
      show({ type: 'uninvited', reason: 'locked' });
    },
  };
}

/** What is held, with what the second net found in it. */
function foldChecked({ holdings, carried, checked }: Visit, seen: SeenKeeper): Folded {
  const read = (meeting: OpenedMeeting) => withSeen(checked.get(meeting) ?? meeting, seen);
  return fold(mapMeetings(holdings, read), mapEnvelopes(carried, read));
}

async function openWith(
  keyholder: RemoteKeyholder,
  { lists }: CampaignView,
  envelopes: readonly Uint8Array<ArrayBuffer>[],
): Promise<readonly Opening[]> {
  return (await keyholder.open(envelopes)).map((opening) =>
    opening.type === 'opened' ? { type: 'opened', meeting: openMeeting(opening.submission, lists) } : opening,
  );
}

/** Meetings in force that the second net has not read, the latest date first. */
function uncheckedIn({ folded }: OpenState): readonly OpenedMeeting[] {
  const dateOf = ({ submission }: OpenedMeeting) => submission.fields.date;
  return folded.meetings
    .map(({ latest }) => latest.meeting)
    .filter(({ outcomeFlags }) => outcomeFlags === null)
    .sort((one, other) => Number(dateOf(one) < dateOf(other)) - Number(dateOf(one) > dateOf(other)));
}

function dismissStripper(visit: Visit): void {
  const { stripper } = visit;
  visit.stripper = null;
  stripper?.close();
}

/** The known one unless something in it changed, so that what derives from it stays too. */
function keepEqual<Value>(known: Value, fresh: Value): Value {
  return isEqual(known, fresh) ? known : fresh;
}

function isEqual<Value>(one: Value, other: Value): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
