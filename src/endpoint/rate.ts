import type { FastifyRequest } from 'fastify';
import { Refusal } from './refusal.ts';

/** How many requests within `windowMs` milliseconds: of one invitation, and of all strangers together. */
export interface Rate {
  readonly windowMs: number;
  readonly invited: number;
  readonly strangers: number;
}

export const defaultRate: Rate = { windowMs: 10_000, invited: 1200, strangers: 3000 };

/** Counts requests, and throws the problem `too-many` for those beyond the rate. */
export interface RateLimits {
  readonly invited: (request: FastifyRequest) => Promise<void>;
  readonly stranger: (request: FastifyRequest) => Promise<void>;
}

interface Window {
  readonly ends: number;
  count: number;
}

/**
 * Counters in memory, by the public id of an invitation; strangers share one, because no address is kept.
 * Listeners that share them let no more through together. `elapsed`: milliseconds of a clock that never jumps.
 */
export function createRateLimits(rate: Rate, elapsed: () => number = () => performance.now()): RateLimits {
  const windows = new Map<string, Window>();

  function count(key: string, max: number): void {
    const now = elapsed();
    const found = windows.get(key);
    const window = found !== undefined && now < found.ends ? found : { ends: now + rate.windowMs, count: 0 };
    windows.set(key, window);
    if (window.count >= max) {
      throw new Refusal('too-many', undefined, Math.max(1, Math.ceil((window.ends - now) / 1000)));
    }
    window.count += 1;
  }

  return {
    invited: async ({ invitation }) => count(invitation?.id ?? '', rate.invited),
    stranger: async () => count('strangers', rate.strangers),
  };
}
