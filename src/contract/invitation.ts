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

/**
 * Reads a payload, a fragment, a whole link, or a message with one in it: lines that a mail program broke, words
 * before and after, an address that a filter has wrapped. `null`: no invitation in it.
 */
export function decodeInvitation(text: string): Invitation | null {
  const joined = text.slice(0, maxSearched).replaceAll(/=\r?\n|[\u00ad\u200b-\u200d\u2060\ufeff]/g, '');
  const starts = [...joined.matchAll(/eyJ/g)].slice(0, maxStarts);
  for (const { index } of starts) {
    const invitation = decodeFrom(joined.slice(index, index + maxPayload));
    if (invitation) return invitation;
  }
  return null;
}

/** Longer texts hold no invitation that anyone pasted on purpose. UTF-16 units. */
const maxSearched = 100_000;

/** Places where a payload may begin: each starts with `{"`, in base64. */
const maxStarts = 20;

/** Lines into which a mail program may have broken it. */
const maxRuns = 60;

/** The payload that `text` starts with: one run of characters, or several that white space came between. */
function decodeFrom(text: string): Invitation | null {
  let payload = '';
  let runs = 0;
  for (const [, run = '', space] of text.matchAll(/([A-Za-z0-9_-]+)(\s*)/gy)) {
    payload += run;
    const invitation = decodePayload(payload);
    if (invitation) return invitation;
    runs += 1;
    if (space === '' || runs === maxRuns) return null;
  }
  return null;
}

/** Characters of base64url; an invitation with ten recipients has about 1,500. */
const maxPayload = 8_000;

function decodePayload(payload: string): Invitation | null {
  try {
    const json: unknown = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')));
    const parsed = z.safeParse(Invitation, json);
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
