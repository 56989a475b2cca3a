import type { Day } from '../contract/primitives.ts';

/** The endpoint's date: that of UTC, as in its replies. */
export function today(): Day {
  return new Date().toISOString().slice(0, 10);
}
