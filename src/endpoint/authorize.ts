import type { FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import { type Role, Token } from '../contract/invitation.ts';
import type { Day } from '../contract/primitives.ts';
import { type InvitationRecord, type Invitations, isGood } from './invitations.ts';
import type { RateLimits } from './rate.ts';
import { Refusal } from './refusal.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set on the routes that ask for one. */
    invitation: InvitationRecord | null;
  }
}

/** Makes the hook that lets only invitations of these roles through, at the rate allowed to each. */
export function createAuthorize(invitations: Invitations, rates: RateLimits, today: () => Day) {
  return (...roles: readonly Role[]): onRequestAsyncHookHandler =>
    async (request) => {
      const token = bearerOf(request);
      const invitation = token === null ? null : await invitations.find(token);
      if (invitation === null) {
        await rates.stranger(request);
        throw new Refusal('no-token');
      }
      request.invitation = invitation;
      await rates.invited(request);
      if (!isGood(invitation, today())) throw new Refusal('token-revoked');
      if (!roles.includes(invitation.role)) throw new Refusal('wrong-role');
    };
}

/** The invitation that `authorize` let through. */
export function invitationOf(request: FastifyRequest): InvitationRecord {
  if (request.invitation === null) throw new Error('route without authorize');
  return request.invitation;
}

function bearerOf(request: FastifyRequest): string | null {
  const token = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  return token !== undefined && Token.safeParse(token).success ? token : null;
}
