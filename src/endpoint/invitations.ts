import type { Role, Token } from '../contract/invitation.ts';
import type { Day, Uuid } from '../contract/primitives.ts';

/** An invitation as the endpoint knows it. The token itself is nowhere: only its hash is stored. */
export interface InvitationRecord {
  /** The public id that the link carries. */
  readonly id: Uuid;
  readonly role: Role;
  readonly label: string | null;
  readonly created: Day;
  /** Last day on which it is good; `null`: no end. */
  readonly expires: Day | null;
  readonly revoked: Day | null;
}

export interface ListedInvitation extends InvitationRecord {
  /** Bytes of its quota. What another process has used is rounded up. */
  readonly bytesUsed: number;
}

interface NewInvitation {
  readonly token: Token;
  readonly id: Uuid;
  readonly role: Role;
  readonly label: string | null;
  readonly created: Day;
  readonly expires: Day | null;
}

/**
 * Who may knock. Shared between processes: what one adds or revokes holds at once for the others.
 * Every function rejects when the store cannot answer.
 */
export interface Invitations {
  readonly add: (invitation: NewInvitation) => Promise<void>;
  /** Revoked and expired ones are found too; `null`: unknown. */
  readonly find: (token: string) => Promise<InvitationRecord | null>;
  /** Revokes what has this token, public id or label; the number newly revoked. */
  readonly revoke: (tokenOrIdOrLabel: string, day: Day) => Promise<number>;
  /** In the order of their making. */
  readonly list: () => Promise<readonly ListedInvitation[]>;
  /** Takes `bytes` from the quota (gives back, when negative); `false`, and nothing taken, when they do not fit. */
  readonly spend: (id: Uuid, bytes: number, quota: number) => Promise<boolean>;
  readonly close: () => Promise<void>;
}

/** Whether an invitation opens anything on this day. */
export function isGood(invitation: InvitationRecord, day: Day): boolean {
  return invitation.revoked === null && (invitation.expires === null || day <= invitation.expires);
}
