import type { FastifyInstance } from 'fastify';
import { CampaignView } from '../../contract/campaign.ts';
import { envelopeType } from '../../contract/envelope.ts';
import { bytesReply, jsonReply, problemReplies } from '../openapi.ts';
import type { Authorize, RouteContext } from './context.ts';

/** `GET /v1/campaign` for everyone invited, `GET /v1/review-key` for reviewers. */
export function addCampaignRoutes(
  fastify: FastifyInstance,
  authorize: Authorize,
  context: RouteContext,
): void {
  const { campaign, guides, limits, reviewKey, today } = context;

  fastify.get('/v1/campaign', {
    onRequest: authorize('facilitator', 'reviewer'),
    schema: {
      operationId: 'getCampaign',
      summary: 'The campaign: guides, lists, keep-list, limits',
      description: 'Seal to the keys of your invitation only, whatever `recipients` says here.',
      security: [{ facilitator: [] }, { reviewer: [] }],
    },
    config: {
      documentation: {
        response: {
          200: jsonReply('The campaign of this endpoint.', CampaignView),
          ...problemReplies('no-token', 'token-revoked', 'wrong-role'),
        },
      },
    },
    handler: async () => ({ ...campaign, limits, guides: [...guides], day: today() }) satisfies CampaignView,
  });

  fastify.get('/v1/review-key', {
    onRequest: authorize('reviewer'),
    schema: {
      operationId: 'getReviewKey',
      summary: 'The review key, sealed with the passphrase',
      description:
        'An age file with a scrypt recipient; inside it is an age identity that opens the envelopes.',
      security: [{ reviewer: [] }],
    },
    config: {
      documentation: {
        response: {
          200: bytesReply('The age file.', envelopeType),
          ...problemReplies('no-token', 'token-revoked', 'wrong-role'),
        },
      },
    },
    handler: async (_request, reply) => reply.type(envelopeType).send(Buffer.from(reviewKey)),
  });
}
