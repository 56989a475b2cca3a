import { createHash } from 'node:crypto';
import { parseMultipart, type Part } from '../../src/endpoint/multipart.ts';
import type { Random } from '../faults/random.ts';
import { deliver, type Fate, type ProxiedRequest } from '../support/proxy.ts';
import { portal200, portal302, portal511, problemReply, rawReply } from '../support/replies.ts';

/** What may happen to a request to the endpoint on its way. */
const troubles = {
  'request cut': (request, random) => ({
    type: 'cut request',
    after: random.int(request.head.length + 4 + request.body.length),
  }),
  'reply cut': (_request, random) => ({ type: 'cut reply', after: random.int(900) }),
  'reply lost': () => ({ type: 'cut reply', after: 0 }),
  'never answered': () => ({ type: 'hang' }),
  'portal 200': () => answer(portal200),
  'portal 302': () => answer(portal302),
  'portal 511': () => answer(portal511),
  'receipts with 200': (request) => answer(receipts('200 OK', request, (hash) => hash)),
  'wrong hash': (request) => answer(receipts('201 Created', request, () => '0'.repeat(64))),
  'too large': () => answer(problemReply('too-large')),
  'too many, seconds': () => answer(problemReply('too-many', 'retry-after: 2')),
  'too many, date': () =>
    answer(problemReply('too-many', `retry-after: ${new Date(Date.now() + 2_000).toUTCString()}`)),
  'not ready': () => answer(problemReply('not-ready', 'retry-after: 1')),
  'server error': () => answer(rawReply('500 Oh', ['content-type: text/html'], Buffer.from('<h1>Oh</h1>'))),
} satisfies Record<string, (request: ProxiedRequest, random: Random) => Fate>;

export type Trouble = keyof typeof troubles;
export const troubleNames = Object.keys(troubles) as Trouble[];

export function fateOf(trouble: Trouble | null, request: ProxiedRequest, random: Random): Fate {
  return trouble === null ? deliver : troubles[trouble](request, random);
}

/** The envelopes of a batch; none in any other request. */
export function partsOf({ method, path, head, body }: ProxiedRequest): readonly Part[] {
  const type = /^content-type: *(.+)$/im.exec(head)?.[1] ?? '';
  return method === 'POST' && path === '/v1/batches' ? (parseMultipart(type.trim(), body) ?? []) : [];
}

export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function answer(reply: Buffer): Fate {
  return { type: 'answer', reply };
}

/** A reply as the endpoint would give it, from somebody who has stored nothing. */
function receipts(status: string, request: ProxiedRequest, bend: (hash: string) => string): Buffer {
  const named = partsOf(request).map(({ name, bytes }) => ({
    id: name,
    sha256: bend(hashOf(bytes)),
    status: 'stored',
  }));
  const body = { epoch: '11111111-1111-4111-8111-111111111111', day: '2026-11-21', receipts: named };
  return rawReply(status, ['content-type: application/json'], Buffer.from(JSON.stringify(body)));
}
