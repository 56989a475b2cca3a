import type { FastifyInstance } from 'fastify';
import { Refusal } from './refusal.ts';

/**
 * Answers what no route took. A path of the API that exists says 405 with `Allow`, and 204 to OPTIONS
 * (without CORS: other origins get nothing); any other is a 404. Call it before the routes are added.
 */
export function answerOtherMethods(fastify: FastifyInstance): void {
  const methods = new Map<string, Set<string>>();

  fastify.addHook('onRoute', ({ url, method }) => {
    if (url === '/*') return;
    const allowed = methods.get(url) ?? new Set(['OPTIONS']);
    for (const one of [method].flat()) allowed.add(one);
    methods.set(url, allowed);
  });

  fastify.setNotFoundHandler((request, reply) => {
    const path = request.raw.url?.split('?', 1)[0] ?? '';
    const exact = methods.get(path);
    const allowed = exact ?? [...methods].find(([url]) => matches(url, path))?.[1];
    if (allowed === undefined || allowed.has(request.method === 'OPTIONS' ? '' : request.method)) {
      throw new Refusal('not-found');
    }
    reply.header('allow', [...allowed].toSorted().join(', '));
    if (request.method === 'OPTIONS') return reply.code(204).send();
    throw new Refusal('method-not-allowed');
  });
}

/** Whether a path is one of a route such as `/v1/envelopes/:id`. */
function matches(url: string, path: string): boolean {
  const wanted = url.split('/');
  const given = path.split('/');
  return (
    wanted.length === given.length && wanted.every((part, at) => part.startsWith(':') || part === given[at])
  );
}
