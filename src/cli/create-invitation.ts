import { randomBytes, randomUUID } from 'node:crypto';
import type { Campaign } from '../contract/campaign.ts';
import { type Invitation, invitationLink, type Role } from '../contract/invitation.ts';
import type { Day } from '../contract/primitives.ts';
import type { Address } from './campaign-folder.ts';

/** What is printed of an invitation; the token is nowhere else but with the person invited. */
export interface PrintedInvitation {
  readonly role: Role;
  readonly link: string;
  readonly token: string;
}

/** A new invitation of a campaign; `expires` is its last good day. */
export function createInvitation(campaign: Campaign, role: Role, expires: Day | null): Invitation {
  return {
    v: 1,
    role,
    campaign: campaign.id,
    id: randomUUID(),
    token: `${tokenPrefixes[role]}${randomBytes(32).toString('base64url')}`,
    recipients: campaign.recipients,
    ...(expires === null ? {} : { expires }),
  };
}

export function toPrinted(invitation: Invitation, address: Address): PrintedInvitation {
  const base = invitation.role === 'facilitator' ? address.app : address.review;
  return { role: invitation.role, link: invitationLink(base, invitation), token: invitation.token };
}

const tokenPrefixes = { facilitator: 'cf_', reviewer: 'cr_' } as const;
