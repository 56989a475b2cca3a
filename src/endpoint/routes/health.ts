import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import { Health } from '../../contract/health.ts';
import { jsonReply, problemReplies } from '../openapi.ts';
import type { RouteContext } from './context.ts';

/** `GET /v1/health` and `GET /openapi.json`, open to everyone. */
export function addHealthRoute(fastify: FastifyInstance, context: RouteContext): void {
  const { ledger, campaign, version, rates, today } = context;

  fastify.get('/v1/health', {
    onRequest: rates.stranger,
    schema: {
      operationId: 'getHealth',
      summary: 'Whether this is a Calepin endpoint, and ready',
      description:
        'Answers 503 when the ledger cannot be read. `epoch` changes when the ledger was restored from a ' +
        'backup: offer again what you still keep.',
      security: [],
    },
    config: {
      documentation: { response: { 200: jsonReply('It is, and it is.', Health), ...problemReplies() } },
    },
    handler: async () =>
      ({
        service: 'calepin',
        version,
        campaign: campaign.id,
        epoch: await ledger.epoch(),
        day: today(),
      }) satisfies Health,
  });

  let document: string | undefined;
  fastify.get('/openapi.json', {
    onRequest: rates.stranger,
    schema: { operationId: 'getOpenapi', summary: 'This document', security: [] },
    config: {
      documentation: {
        response: {
          200: jsonReply('OpenAPI 3.1.', z.looseObject({ openapi: z.string() })),
          ...problemReplies(),
        },
      },
    },
    handler: async (_request, reply) => {
      document ??= JSON.stringify(fastify.swagger());
      return reply.type('application/json; charset=utf-8').send(document);
    },
  });
}
