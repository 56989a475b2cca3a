import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { sep } from 'node:path';
import { cacheControlOf, contentPolicyOf } from './headers.ts';

/**
 * Serves the built app from `root`, with the `.br` and `.gz` files that the build put beside the others.
 * Nothing outside of `root`, and no dot files.
 */
export async function addStaticFiles(fastify: FastifyInstance, root: string): Promise<void> {
  await fastify.register(fastifyStatic, {
    root,
    preCompressed: true,
    dotfiles: 'ignore',
    cacheControl: false,
    decorateReply: false,
    setHeaders: (reply, path) => {
      const below = path.slice(root.length).split(sep).join('/');
      const inside = below.startsWith('/') ? below : `/${below}`;
      reply.header('cache-control', cacheControlOf(inside));
      const policy = contentPolicyOf(inside);
      if (policy !== null) reply.header('content-security-policy', policy);
    },
  });
}
