import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from './refusal.ts';

/** How many requests within `windowMs` milliseconds: of one invitation, and of all strangers together. */
export interface Rate {
  readonly windowMs: number;
  readonly invited: number;
  readonly strangers: number;
}

export const defaultRate: Rate = { windowMs: 10_000, invited: 1200, strangers: 3000 };

/** Counters in memory, by the public id of an invitation; strangers share one, because no address is kept. */
export interface RateLimits {
  readonly invited: (request: FastifyRequest) => Promise<void>;
  readonly stranger: (request: FastifyRequest) => Promise<void>;
}

/** Both throw the problem `too-many`. Needs `@fastify/rate-limit`, registered with `global: false`. */
export function createRateLimits(fastify: FastifyInstance, rate: Rate): RateLimits {
  const limit = (max: number, keyGenerator: (request: FastifyRequest) => string) => {
    const count = fastify.createRateLimit({ max, timeWindow: rate.windowMs, keyGenerator });
    return async (request: FastifyRequest) => {
      const result = await count(request);
      if (!result.isAllowed && result.isExceeded) {
        throw new Refusal('too-many', undefined, Math.max(1, result.ttlInSeconds));
      }
    };
  };
  return {
    invited: limit(rate.invited, (request) => request.invitation?.id ?? ''),
    stranger: limit(rate.strangers, () => 'strangers'),
  };
}
