import type { Day } from '../../contract/primitives.ts';
import type { createAuthorize } from '../authorize.ts';
import type { EndpointDeps } from '../endpoint.ts';
import type { RateLimits } from '../rate.ts';

/** What the routes share. */
export interface RouteContext extends EndpointDeps {
  readonly quotaBytes: number;
  readonly rates: RateLimits;
  readonly today: () => Day;
}

export type Authorize = ReturnType<typeof createAuthorize>;
