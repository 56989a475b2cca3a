import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import { BatchReply } from '../../contract/batch.ts';
import type { Limits } from '../../contract/campaign.ts';
import { type Envelope, envelopeType } from '../../contract/envelope.ts';
import { Uuid } from '../../contract/primitives.ts';
import { appendTogether } from '../append-together.ts';
import { invitationOf } from '../authorize.ts';
import type { AppendOutcome } from '../ledger.ts';
import { type Part, parseMultipart } from '../multipart.ts';
import { jsonReply, problemReplies } from '../openapi.ts';
import { isHeld, receive } from '../receive.ts';
import { Refusal } from '../refusal.ts';
import type { Authorize, RouteContext } from './context.ts';

/** `POST /v1/batches`: whole envelopes, committed before the reply, or nothing. */
export function addBatchRoute(fastify: FastifyInstance, authorize: Authorize, context: RouteContext): void {
  const { ledger, limits, today } = context;
  const append = appendTogether(ledger, today);
  const bodyLimit = limits.batchBytes + (limits.batchEnvelopes + 1) * partOverhead;

  fastify.addContentTypeParser(
    'multipart/form-data',
    { parseAs: 'buffer', bodyLimit },
    (_request, body, done) => done(null, body),
  );

  fastify.post('/v1/batches', {
    bodyLimit,
    onRequest: [authorize('facilitator'), createGate(bodyLimit)],
    schema: {
      operationId: 'postBatch',
      summary: 'Send envelopes',
      description: description(limits),
      security: [{ facilitator: [] }],
    },
    config: {
      documentation: {
        body: { content: { 'multipart/form-data': { schema: formSchema } } },
        response: {
          201: jsonReply('Every envelope is stored, or was already.', BatchReply),
          207: jsonReply('Some are; the receipts say which, and why the others are not.', BatchReply),
          ...problemReplies('no-token', 'token-revoked', 'wrong-role', 'too-large'),
        },
      },
    },
    handler: async (request, reply) => {
      const sent = readBatch(request, limits);
      const receipts = await receive(sent, (envelopes) => store(envelopes, request, { ...context, append }));
      reply.code(receipts.every(isHeld) ? 201 : 207);
      return { epoch: await ledger.epoch(), day: today(), receipts: [...receipts] } satisfies BatchReply;
    },
  });
}

/** Room for the delimiter and the headers of one part. */
const partOverhead = 1024;

/** Bytes of bodies that may be in memory at once, over all requests. */
const bodiesInMemory = 32 * 1024 * 1024;

/** Lets a body in only when there is memory for it; it counts until its reply is out. */
function createGate(bodyLimit: number): onRequestAsyncHookHandler {
  let inMemory = 0;
  return async (request, reply) => {
    const announced = Number(request.headers['content-length'] ?? bodyLimit);
    if (announced > bodyLimit) throw new Refusal('too-large');
    if (inMemory > 0 && inMemory + announced > bodiesInMemory) throw new Refusal('not-ready', undefined, 2);
    inMemory += announced;
    reply.raw.once('close', () => {
      inMemory -= announced;
    });
  };
}

function readBatch(request: FastifyRequest, limits: Limits): readonly Part[] {
  if (!Buffer.isBuffer(request.body)) throw new Refusal('wrong-type', 'Send multipart/form-data.');
  const body = request.body as Buffer<ArrayBuffer>;
  const parts = parseMultipart(request.headers['content-type'] ?? '', body);
  if (parts === null) throw new Refusal('bad-request', 'The body is not whole multipart/form-data.');
  if (parts.length === 0) throw new Refusal('bad-request', 'There is no envelope in the batch.');
  if (parts.length > limits.batchEnvelopes)
    throw new Refusal('too-large', 'Too many envelopes in one batch.');
  const sizes = parts.map(({ bytes }) => bytes.byteLength);
  if (sizes.some((size) => size > limits.envelopeBytes))
    throw new Refusal('too-large', 'An envelope is too large.');
  if (sizes.reduce((sum, size) => sum + size, 0) > limits.batchBytes) {
    throw new Refusal('too-large', 'The batch is too large.');
  }
  if (!parts.every(({ name }) => Uuid.safeParse(name).success)) {
    throw new Refusal('bad-request', "Each part's name must be the envelope's id, a UUID v4 in lower case.");
  }
  if (parts.some(isAltered)) {
    throw new Refusal(
      'bad-request',
      'A part was changed on its way: its bytes are not those of its file name.',
    );
  }
  return parts;
}

/** A sender who names the file `<sha256>.age` does not lose the id to whoever changes the bytes on their way. */
function isAltered({ filename, bytes }: Part): boolean {
  const hash = /^([0-9a-f]{64})\.age$/.exec(filename ?? '')?.[1];
  return hash !== undefined && createHash('sha256').update(bytes).digest('hex') !== hash;
}

/** Only bytes that are stored count for the quota: a lost receipt can be had again, a failure is free. */
async function store(
  envelopes: readonly Envelope[],
  request: FastifyRequest,
  { ledger, invitations, quotaBytes, append }: RouteContext & { append: ReturnType<typeof appendTogether> },
): Promise<readonly AppendOutcome[]> {
  const missing = new Set(await ledger.missing(envelopes));
  const asked = sizeOf(envelopes.filter(({ id }) => missing.has(id)));
  const { id } = invitationOf(request);
  if (asked > 0 && !(await invitations.spend(id, asked, quotaBytes))) {
    throw new Refusal('too-many', 'The quota of this invitation is used up. Ask for a new one.', quotaRetry);
  }
  let stored = 0;
  try {
    const outcomes = await append(envelopes);
    stored = sizeOf(envelopes.filter((_, at) => outcomes[at] === 'stored'));
    return outcomes;
  } finally {
    // Another request may have stored the same meanwhile, and what conflicts is not stored at all.
    if (stored < asked) await invitations.spend(id, stored - asked, quotaBytes).catch(() => false);
  }
}

function sizeOf(envelopes: readonly Envelope[]): number {
  return envelopes.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
}

/** Seconds after which a quota may have been raised. */
const quotaRetry = 3600;

const formSchema = {
  type: 'object',
  description:
    "One part an envelope. The part's name is the envelope's id; its content type is application/age.",
  propertyNames: { pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$' },
  minProperties: 1,
  additionalProperties: { type: 'string', format: 'binary', contentMediaType: envelopeType },
};

function description(limits: Limits): string {
  return `A form with one part an envelope:

- the part's \`name\` is the envelope's id, a UUID v4 in lower case; a \`filename\` may be there; when it is
  \`<sha256 of the bytes>.age\` and they do not fit, the request is refused (400), so that bytes that were changed on
  their way do not take the id;
- the part's \`Content-Type\` is \`application/age\`;
- the part's bytes are the age file: the line \`age-encryption.org/v1\`, one or more recipient stanzas (a line
  \`-> type arguments…\`, then its body in base64, 64 characters a line, the last line shorter, perhaps empty),
  the line \`--- \` with 43 base64 characters, and 32 bytes of payload or more. No armor.

Example of a part (lines end in CRLF outside of the bytes):

    --boundary
    Content-Disposition: form-data; name="2f1a6c1e-7d0b-4c57-9d3c-0a6f2f1f8e11"
    Content-Type: application/age

    <bytes>

The reply has one receipt a part, in the order of the parts: \`stored\` (committed now), \`duplicate\` (these very
bytes were there), \`conflict\` (the id is held by other bytes, which stay), \`rejected\` (not stored; \`problem\` says
why: \`not-an-envelope\`, \`wrong-type\`). One that is refused does not keep the others from being stored. \`sha256\`
is of the bytes as they arrived. The same id may stand twice in a batch: it is judged in order.

Announce \`Content-Length\`: a body without one has to wait (503) when others are on their way.

The request is refused whole, and nothing of it is stored: 400 when the body was cut, is not a well-formed form
(text before the first delimiter or after the last, folded or repeated part headers), is empty, or has a part
whose name is not an id; 413 beyond ${limits.envelopeBytes} bytes an envelope, ${limits.batchBytes} bytes or
${limits.batchEnvelopes} envelopes a batch; 415 with a \`Content-Encoding\` or another type; 429 when requests come
too fast or the bytes of the invitation are used up; 503 when nothing can be stored now.`;
}
