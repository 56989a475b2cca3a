import type { StripOptions, StripOutcome } from './strip.ts';

/** Page to worker. */
export interface StripRequest {
  readonly id: number;
  readonly text: string;
  readonly options: StripOptions;
}

/** The worker could not strip; there is no text, and the raw one must not be stored. */
export interface StripFailure {
  readonly ok: false;
  readonly problem: 'failed';
}

/** Worker to page, one for each request. */
export interface StripReply {
  readonly id: number;
  readonly outcome: StripOutcome | StripFailure;
}
