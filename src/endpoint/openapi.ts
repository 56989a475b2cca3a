import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import * as z from 'zod/mini';
import type { Limits } from '../contract/campaign.ts';
import { Problem, type ProblemKey, problems, problemType } from '../contract/problem.ts';

/** What a route says of itself beyond what Fastify enforces. */
interface Documentation {
  readonly body?: object;
  readonly response: Readonly<Record<number, object>>;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    readonly documentation?: Documentation;
  }
}

/** A schema of the contract as JSON Schema, without references. */
export function toSchema(schema: z.core.$ZodType): Record<string, unknown> {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io: 'input' });
  return json;
}

/** A reply in JSON. */
export function jsonReply(description: string, schema: z.core.$ZodType): object {
  return { description, content: { 'application/json': { schema: toSchema(schema) } } };
}

/** A reply in bytes. */
export function bytesReply(description: string, type: string, headers: object = {}): object {
  return { description, headers, content: { [type]: { schema: { type: 'string', format: 'binary' } } } };
}

/** The problems that a route may reply with, by status, those that any route may reply with included. */
export function problemReplies(...own: readonly ProblemKey[]): Record<number, object> {
  const keys = [...own, ...commonProblems];
  const statuses = [...new Set(keys.map((key) => problems[key].status))];
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      problemReply(
        status,
        keys.filter((key) => problems[key].status === status),
      ),
    ]),
  );
}

/** Options of `@fastify/swagger`: the document is made from the routes and the contract's schemas. */
export function openapiOptions(version: string, limits: Limits): FastifyDynamicSwaggerOptions {
  return {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Calepin endpoint', version, description: overview(limits) },
      components: {
        securitySchemes: {
          facilitator: { type: 'http', scheme: 'bearer', description: 'Token of a facilitator, `cf_…`.' },
          reviewer: { type: 'http', scheme: 'bearer', description: 'Token of a reviewer, `cr_…`.' },
        },
      },
    },
    transform: ({ schema, url, route }) => ({
      schema: { ...schema, ...route.config?.documentation },
      url,
    }),
  };
}

const commonProblems: readonly ProblemKey[] = ['bad-request', 'wrong-type', 'too-many', 'not-ready'];

const retryAfter = {
  'retry-after': { type: 'integer', description: 'Seconds to wait before asking again.' },
};

const replyHeaders: Readonly<Record<number, object>> = {
  401: { 'www-authenticate': { type: 'string', description: 'Always `Bearer`.' } },
  429: retryAfter,
  503: retryAfter,
};

function problemReply(status: number, keys: readonly ProblemKey[]): object {
  const schema = toSchema(Problem);
  const types = keys.map((key) => `urn:calepin:problem:${key}`);
  const properties = { ...(schema['properties'] as object), type: { type: 'string', enum: types } };
  return {
    description: keys.map((key) => `\`${key}\`: ${problems[key].title}`).join(' '),
    ...(replyHeaders[status] === undefined ? {} : { headers: replyHeaders[status] }),
    content: { [problemType]: { schema: { ...schema, properties } } },
  };
}

function overview(limits: Limits): string {
  return `Takes sealed envelopes from facilitators, keeps them for ever, hands them to reviewers.

**Envelope**: an age file (age-encryption.org/v1) named by a UUID v4 in lower case, chosen at random by its
sender. Its bytes never change: the same id with the same bytes may be sent again as often as you like, and
is a \`duplicate\`; the same id with other bytes is a \`conflict\`, and the first bytes stay.

**Delivery**: an envelope has arrived when a receipt with status \`stored\` or \`duplicate\` names its id and the
SHA-256 of the bytes that you sent, in a reply 201 or 207 of type application/json. It is durable by then.
Whatever else happens (no reply, a cut reply, any other status, HTML, another hash), keep the envelope and
send the same bytes again later. A reply 200 to an upload never comes from this endpoint.

**Limits**: ${limits.envelopeBytes} bytes an envelope, ${limits.batchBytes} bytes (the sum of its envelopes) and
${limits.batchEnvelopes} envelopes a batch; also in \`limits\` of \`GET /v1/campaign\`. Beyond them a batch is refused
whole with 413: send less at once.

**Problems** are RFC 9457 (application/problem+json); the \`type\` is one of the listed URNs, also for paths
(404) and methods (405, with \`Allow\`) that do not exist. After 429 and 503 wait for \`Retry-After\` seconds.
After 401 and 403 keep everything and ask for a new invitation.

**Encoding**: a request with any \`Content-Encoding\` is refused (415). There is no CORS. Replies of the API
carry \`Cache-Control: no-store\`. GET routes answer HEAD too. Days are dates of the endpoint, in UTC.`;
}
