import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { sep } from 'node:path';
import { cacheControlOf } from './headers.ts';

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
      const inside = path.slice(root.length).split(sep).join('/');
      reply.header('cache-control', cacheControlOf(inside.startsWith('/') ? inside : `/${inside}`));
    },
  });
}
