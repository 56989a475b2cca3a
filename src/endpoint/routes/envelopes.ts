import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import { Cursor, EnvelopeIndex, envelopeType, nextCursorHeader } from '../../contract/envelope.ts';
import { Uuid } from '../../contract/primitives.ts';
import type { Ledger } from '../ledger.ts';
import { formEnd, partEnd, partHeader } from '../multipart.ts';
import { bytesReply, jsonReply, problemReplies, toSchema } from '../openapi.ts';
import { Refusal } from '../refusal.ts';
import type { Authorize, RouteContext } from './context.ts';

const IndexQuery = z.object({
  after: z.optional(Cursor),
  limit: z._default(z.int().check(z.minimum(1), z.maximum(1000)), 500),
});

const PackQuery = z.object({
  after: z.optional(Cursor),
  bytes: z._default(z.int().check(z.minimum(1), z.maximum(16 * 1024 * 1024)), 4 * 1024 * 1024),
});

/** Index, bytes and packs of envelopes, for reviewers. */
export function addEnvelopeRoutes(
  fastify: FastifyInstance,
  authorize: Authorize,
  context: RouteContext,
): void {
  const { ledger } = context;
  const onRequest = authorize('reviewer');
  const security = [{ reviewer: [] }];
  const refusals = problemReplies('no-token', 'token-revoked', 'wrong-role');

  fastify.get<{ Querystring: z.infer<typeof IndexQuery> }>('/v1/envelopes', {
    onRequest,
    schema: {
      operationId: 'getEnvelopes',
      summary: 'The index of envelopes, page by page',
      description: `In the order of arrival. ${paging} Ask again with the last cursor that you have for what came since.`,
      querystring: toSchema(IndexQuery),
      security,
    },
    config: {
      documentation: { response: { 200: jsonReply('A page of the index.', EnvelopeIndex), ...refusals } },
    },
    handler: async ({ query }): Promise<EnvelopeIndex> => ledger.index(query.after ?? null, query.limit),
  });

  fastify.get<{ Querystring: z.infer<typeof PackQuery> }>('/v1/envelopes/pack', {
    onRequest,
    schema: {
      operationId: 'getPack',
      summary: 'Many envelopes at once',
      description:
        'The same form as an upload: one part an envelope, named by its id, application/age, in the order of ' +
        `the index; no part when there is none. At most \`bytes\` bytes of envelopes, but always one. ${paging}`,
      querystring: toSchema(PackQuery),
      security,
    },
    config: {
      documentation: {
        response: {
          200: bytesReply('The envelopes.', 'multipart/form-data', {
            [nextCursorHeader]: {
              ...toSchema(Cursor),
              description: 'The cursor of the next pack; absent on the last.',
            },
          }),
          ...refusals,
        },
      },
    },
    handler: async ({ query }, reply) => {
      const { envelopes, next } = await ledger.index(query.after ?? null, packEnvelopes, query.bytes);
      const boundary = `calepin-${randomUUID()}`;
      const ids = envelopes.map(({ id }) => id);
      if (next !== null) reply.header(nextCursorHeader, next);
      return reply
        .type(`multipart/form-data; boundary=${boundary}`)
        .send(Readable.from(packOf(boundary, ids, ledger)));
    },
  });

  fastify.get<{ Params: { id: string } }>('/v1/envelopes/:id', {
    onRequest,
    schema: {
      operationId: 'getEnvelope',
      summary: 'The bytes of one envelope',
      params: toSchema(z.object({ id: z.string() })),
      security,
    },
    config: {
      documentation: {
        response: {
          200: bytesReply('The age file.', envelopeType),
          ...problemReplies('not-found'),
          ...refusals,
        },
      },
    },
    handler: async ({ params: { id } }, reply) => {
      const bytes = Uuid.safeParse(id).success ? await ledger.bytes(id) : null;
      if (bytes === null) throw new Refusal('not-found');
      return reply.type(envelopeType).send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    },
  });
}

const paging =
  'Without `after` from the start. A reader that follows the cursor misses nothing, also while others write; ' +
  'a cursor from before the ledger was restored from a backup starts again at the beginning.';

/** At most this many envelopes in one pack. */
const packEnvelopes = 1000;

async function* packOf(boundary: string, ids: readonly Uuid[], ledger: Ledger): AsyncGenerator<Uint8Array> {
  for (const id of ids) {
    const bytes = await ledger.bytes(id);
    if (bytes === null) throw new Error('envelope missing');
    const header = partHeader(boundary, id, envelopeType, `${id}.age`);
    yield Buffer.concat([Buffer.from(header), bytes, Buffer.from(partEnd)]);
  }
  yield Buffer.from(formEnd(boundary));
}
