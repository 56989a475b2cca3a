import * as z from 'zod/mini';
import { AgeRecipient, Day, Uuid } from './primitives.ts';

declare function btoa(binary: string): string;
declare function atob(base64: string): string;

export const Role = z.enum(['facilitator', 'reviewer']);
export type Role = z.infer<typeof Role>;

/** A bearer token: 32 random bytes in base64url behind `cf_` (facilitator) or `cr_` (reviewer). */
export const Token = z.string().check(z.regex(/^c[fr]_[A-Za-z0-9_-]{43}$/));
export type Token = z.infer<typeof Token>;

/** What a link carries. The app seals only to `recipients`, whatever the endpoint says later. */
export const Invitation = z.strictObject({
  v: z.literal(1),
  role: Role,
  campaign: Uuid,
  /** Public id of this invitation; goes, sealed, into each submission. Says nothing of a person. */
  id: Uuid,
  token: Token,
  recipients: z.array(AgeRecipient),
  expires: z.optional(Day),
});
export type Invitation = z.infer<typeof Invitation>;

const routes = { facilitator: '#/join/', reviewer: '#/open/' } as const;

/** The link handed to a person. `base` is the origin of the app, with or without a last slash. */
export function invitationLink(base: string, invitation: Invitation): string {
  return `${base.replace(/\/$/, '')}/${routes[invitation.role]}${encodeInvitation(invitation)}`;
}

/** base64url of the JSON; every field is ASCII. */
export function encodeInvitation(invitation: Invitation): string {
  return btoa(JSON.stringify(invitation)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Reads a payload, a fragment or a whole link, with stray white space. `null`: not an invitation. */
export function decodeInvitation(text: string): Invitation | null {
  const payload = text
    .trim()
    .replace(/^.*#\/(?:join|open)\//s, '')
    .replace(/\s+/g, '');
  if (!/^[A-Za-z0-9_-]+$/.test(payload)) return null;
  try {
    const json: unknown = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')));
    const parsed = z.safeParse(Invitation, json);
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
