import * as z from 'zod/mini';
import { decodeInvitation, Invitation } from '../contract/invitation.ts';

/** `unreadable`: a link that is cut or altered. `facilitator`: a link of the other app. */
export type InvitationReading =
  | { readonly type: 'invitation'; readonly invitation: Invitation }
  | { readonly type: 'absent' | 'unreadable' | 'facilitator' };

/** The invitation of this tab: it outlives a reload, not the tab. */
export interface InvitationKeeper {
  readonly recall: () => Invitation | null;
  readonly keep: (invitation: Invitation) => void;
  readonly forget: () => void;
}

const storageKey = 'calepin.review.invitation';

/** `storage`: the tab's `sessionStorage`, never `localStorage`. */
export function createInvitationKeeper(storage: Storage): InvitationKeeper {
  return {
    recall: () => {
      const parsed = z.safeParse(z.string(), storage.getItem(storageKey));
      return parsed.success ? decodeStored(parsed.data) : null;
    },
    keep: (invitation) => storage.setItem(storageKey, JSON.stringify(invitation)),
    forget: () => storage.removeItem(storageKey),
  };
}

/** Reads a reviewer's link, its fragment or its payload. */
export function readInvitation(text: string): InvitationReading {
  if (text.trim() === '' || text.trim() === '#' || text.trim() === '#/') return { type: 'absent' };
  const invitation = decodeInvitation(text);
  if (invitation === null) return { type: 'unreadable' };
  return invitation.role === 'reviewer' ? { type: 'invitation', invitation } : { type: 'facilitator' };
}

function decodeStored(json: string): Invitation | null {
  try {
    const parsed = z.safeParse(Invitation, JSON.parse(json));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
