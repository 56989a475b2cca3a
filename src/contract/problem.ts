import * as z from 'zod/mini';

/** The catalogue of problems that the endpoint replies with; `type` is `urn:calepin:problem:<key>`. */
export const problems = {
  'bad-request': { status: 400, title: 'The request is not well formed.' },
  'no-token': { status: 401, title: 'No valid invitation came with the request.' },
  'token-revoked': { status: 403, title: 'This invitation was revoked or has expired.' },
  'wrong-role': { status: 403, title: 'This invitation does not open this door.' },
  'not-found': { status: 404, title: 'There is nothing here.' },
  'method-not-allowed': { status: 405, title: 'This method is not allowed here.' },
  'id-conflict': { status: 409, title: 'Another envelope with this id is already stored.' },
  'too-large': { status: 413, title: 'This is larger than the limits allow.' },
  'wrong-type': { status: 415, title: 'This content type or encoding is not accepted.' },
  'not-an-envelope': { status: 422, title: 'These bytes are not an envelope.' },
  'too-many': { status: 429, title: 'Too many requests, or the quota is used up. Try again later.' },
  'not-ready': { status: 503, title: 'The endpoint cannot store anything right now. Try again later.' },
} as const satisfies Record<string, { status: number; title: string }>;
export type ProblemKey = keyof typeof problems;

const prefix = 'urn:calepin:problem:';

/** RFC 9457. `detail` says what to do; it never carries content, a token or an address. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.optional(z.string()),
});
export type Problem = z.infer<typeof Problem>;

export const problemType = 'application/problem+json';

export function createProblem(key: ProblemKey, detail?: string): Problem {
  const { status, title } = problems[key];
  return { type: prefix + key, title, status, ...(detail === undefined ? {} : { detail }) };
}
