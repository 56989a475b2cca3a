import swagger from '@fastify/swagger';
import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import type { CampaignView, Limits } from '../contract/campaign.ts';
import type { Guide } from '../contract/guide.ts';
import type { Day } from '../contract/primitives.ts';
import { problemType } from '../contract/problem.ts';
import { createAuthorize } from './authorize.ts';
import { answerClientError } from './client-error.ts';
import { headersOf, neverStored } from './headers.ts';
import type { Invitations } from './invitations.ts';
import type { Ledger } from './ledger.ts';
import { answerOtherMethods } from './methods.ts';
import { openapiOptions } from './openapi.ts';
import { createRateLimits, defaultRate, type Rate, type RateLimits } from './rate.ts';
import { Refusal, toProblemReply } from './refusal.ts';
import { addBatchRoute } from './routes/batches.ts';
import { addCampaignRoutes } from './routes/campaign.ts';
import { addEnvelopeRoutes } from './routes/envelopes.ts';
import { addHealthRoute } from './routes/health.ts';
import { addMissingRoute } from './routes/missing.ts';
import { addStaticFiles } from './static.ts';

export interface EndpointDeps {
  readonly campaign: Omit<CampaignView, 'limits' | 'guides' | 'day'>;
  readonly guides: readonly Guide[];
  /** The review identity, an age file already sealed with the passphrase. */
  readonly reviewKey: Uint8Array;
  readonly ledger: Ledger;
  readonly invitations: Invitations;
  readonly limits: Limits;
  readonly now: () => Date;
  /** Folder of the built app that this listener serves; `null`: the API alone. */
  readonly staticRoot: string | null;
  readonly version: string;
  /** Whether people reach this listener by https, as through a proxy. */
  readonly overTls?: boolean;
  readonly rate?: Rate;
  /** The counters of requests, when listeners share them; instead of `rate`. */
  readonly rates?: RateLimits;
  /** Bytes that one invitation may store. */
  readonly quotaBytes?: number;
  /** Takes one line a request: method, route, status, milliseconds. Never a body, address, token or id. */
  readonly log?: (line: string) => void;
}

const defaultQuotaBytes = 1024 ** 3;

/**
 * The HTTP server of one listener: the whole API, and one app's files. It closes itself gracefully
 * (`close()`), but not the ledger nor the invitations, which several listeners share.
 */
export async function createEndpoint(deps: EndpointDeps): Promise<FastifyInstance> {
  const log = deps.log ?? (() => {});
  const always = headersOf(deps.overTls ?? false);
  const fastify = Fastify({
    logger: false,
    bodyLimit: 64 * 1024,
    requestTimeout: 10 * 60_000,
    // Requests that are already here when closing begins are answered; new connections are not taken.
    return503OnClosing: false,
    exposeHeadRoutes: true,
    routerOptions: { maxParamLength: 100 },
    clientErrorHandler: (error, socket) => answerClientError(error, socket, always),
    frameworkErrors: (error, _request, reply) => {
      sendProblem(reply, error, { always, log });
    },
  });

  fastify.decorateRequest('invitation', null);
  fastify.removeAllContentTypeParsers();
  fastify.setErrorHandler((error, _request, reply) => sendProblem(reply, error, { always, log }));
  fastify.addHook('onRequest', async (request, reply) => {
    reply.headers(always).header('cache-control', neverStored);
    if (request.headers['content-encoding'] !== undefined) {
      throw new Refusal('wrong-type', 'Send the body as it is, without Content-Encoding.');
    }
  });
  fastify.addHook('onResponse', async (request, reply) => {
    const route = request.is404 ? '-' : (request.routeOptions.url ?? '-');
    log(`${request.method} ${route} ${reply.statusCode} ${reply.elapsedTime.toFixed(1)}ms`);
  });
  fastify.addHook('onListen', async () => log('listening'));
  fastify.addHook('onClose', async () => log('closed'));
  // Who says that nothing more will come still gets the answer.
  Object.assign(fastify.server, { httpAllowHalfOpen: true });
  letGoOfSlowRequests(fastify);
  answerOtherMethods(fastify);

  await fastify.register(swagger, openapiOptions(deps.version, deps.limits));
  const today = (): Day => deps.now().toISOString().slice(0, 10);
  const rates = deps.rates ?? createRateLimits(deps.rate ?? defaultRate);
  const context = { ...deps, quotaBytes: deps.quotaBytes ?? defaultQuotaBytes, rates, today };
  const authorize = createAuthorize(deps.invitations, rates, today);

  addHealthRoute(fastify, context);
  addCampaignRoutes(fastify, authorize, context);
  addBatchRoute(fastify, authorize, context);
  addEnvelopeRoutes(fastify, authorize, context);
  await addMissingRoute(fastify, authorize, context);
  if (deps.staticRoot !== null) await addStaticFiles(fastify, deps.staticRoot);
  return fastify;
}

/** How long requests on their way may take to finish once the endpoint closes. */
const closingGrace = 10_000;

interface Reporting {
  readonly always: Readonly<Record<string, string>>;
  readonly log: (line: string) => void;
}

function sendProblem(reply: FastifyReply, error: unknown, { always, log }: Reporting): FastifyReply {
  const { problem, headers, cause } = toProblemReply(error);
  if (cause !== null) log(`not ready: ${cause}`);
  return reply
    .headers({ ...always, 'cache-control': neverStored, ...headers })
    .code(problem.status)
    .type(problemType)
    .send(JSON.stringify(problem));
}

function letGoOfSlowRequests(fastify: FastifyInstance): void {
  fastify.addHook('preClose', async () => {
    setTimeout(() => fastify.server.closeAllConnections(), closingGrace).unref();
  });
}
