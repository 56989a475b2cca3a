import type { FastifyInstance } from 'fastify';
import { MissingQuestion, missingLimit, MissingReply } from '../../contract/missing.ts';
import { jsonReply, problemReplies, toSchema } from '../openapi.ts';
import { Refusal } from '../refusal.ts';
import type { Authorize, RouteContext } from './context.ts';

/** `POST /v1/envelopes/missing`: what a sender would have to send. Only here is a JSON body taken. */
export async function addMissingRoute(
  fastify: FastifyInstance,
  authorize: Authorize,
  { ledger }: RouteContext,
): Promise<void> {
  await fastify.register(async (scope) => {
    scope.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    );

    scope.post('/v1/envelopes/missing', {
      bodyLimit,
      onRequest: authorize('facilitator'),
      schema: {
        operationId: 'postMissing',
        summary: 'Which of these envelopes are not held',
        description:
          'Ask before resending much, and when `epoch` in a reply is not the one of your receipts: the ledger ' +
          'was then restored from a backup, and what it lost should be sent again. An envelope whose id is ' +
          `held by other bytes is missing. At most ${missingLimit} envelopes a question. This is not a receipt.`,
        security: [{ facilitator: [] }],
      },
      config: {
        documentation: {
          body: { content: { 'application/json': { schema: toSchema(MissingQuestion) } } },
          response: {
            200: jsonReply('The ids of those not held, and the ledger that was asked.', MissingReply),
            ...problemReplies('no-token', 'token-revoked', 'wrong-role', 'too-large'),
          },
        },
      },
      handler: async ({ body }): Promise<MissingReply> => {
        const { envelopes } = readQuestion(body);
        // The epoch first: were the ledger replaced in between, the asker would ask once more.
        const epoch = await ledger.epoch();
        return { epoch, missing: [...(await ledger.missing(envelopes))] };
      },
    });
  });
}

/** Twice what the largest question takes without spaces. */
const bodyLimit = 256 * 1024;

function readQuestion(body: unknown): MissingQuestion {
  const question = MissingQuestion.safeParse(parseJson(body));
  if (question.success) return question.data;
  const tooMany = question.error.issues.some(({ code }) => code === 'too_big');
  throw new Refusal(tooMany ? 'too-large' : 'bad-request', tooMany ? 'Ask about fewer at once.' : undefined);
}

function parseJson(body: unknown): unknown {
  if (!Buffer.isBuffer(body)) return null;
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return null;
  }
}
