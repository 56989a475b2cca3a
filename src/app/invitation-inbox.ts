import { decodeInvitation, encodeInvitation, type Invitation } from '../contract/invitation.ts';

/** The invitation to be joined, or the fact that what came was none. */
export type Arrived =
  | { readonly type: 'none' }
  | { readonly type: 'mistyped' }
  | { readonly type: 'invitation'; readonly invitation: Invitation };

/** An invitation that arrived and is not joined yet; kept on the device, so that joining finishes when online. */
export interface InvitationInbox {
  readonly view: () => Arrived;
  readonly subscribe: (changed: () => void) => () => void;
  /** Reads a link, a fragment or a payload. */
  receive(text: string): void;
  clear(): void;
}

const storageKey = 'calepin.invitation';

export function createInvitationInbox(storage: Storage): InvitationInbox {
  const listeners = new Set<() => void>();
  const stored = decodeInvitation(read(storage) ?? '');
  let current: Arrived = stored ? { type: 'invitation', invitation: stored } : { type: 'none' };
  const set = (next: Arrived) => {
    current = next;
    for (const listener of listeners) listener();
  };
  return {
    view: () => current,
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    receive(text) {
      const invitation = decodeInvitation(text);
      if (!invitation) return set({ type: 'mistyped' });
      if (invitation.role === 'facilitator') write(storage, encodeInvitation(invitation));
      set({ type: 'invitation', invitation });
    },
    clear() {
      write(storage, null);
      set({ type: 'none' });
    },
  };
}

/**
 * Takes an invitation out of the address: into the inbox, and replaced in the address and its history entry
 * before anything else reads it.
 */
export function takeFromAddress(inbox: InvitationInbox, location: Location, history: History): void {
  if (!/^#\/(?:join|open)\/./.test(location.hash)) return;
  const { hash } = location;
  history.replaceState(null, '', '#/join');
  inbox.receive(hash);
}

// Storage may be refused altogether; joining then works while the page is open.
function read(storage: Storage): string | null {
  try {
    return storage.getItem(storageKey);
  } catch {
    return null;
  }
}

function write(storage: Storage, value: string | null): void {
  try {
    if (value === null) storage.removeItem(storageKey);
    else storage.setItem(storageKey, value);
  } catch {
    return;
  }
}
