import { createProblem, type Problem, type ProblemKey } from '../contract/problem.ts';

/** Thrown by a route or a hook to end the request with a problem of the catalogue. */
export class Refusal extends Error {
  readonly key: ProblemKey;
  readonly detail: string | undefined;
  /** Seconds, for `Retry-After`. */
  readonly retryAfter: number | undefined;

  constructor(key: ProblemKey, detail?: string, retryAfter?: number) {
    super(key);
    this.name = 'Refusal';
    this.key = key;
    this.detail = detail;
    this.retryAfter = retryAfter;
  }
}

/** A reply to something thrown: the problem, and the headers that belong to it. */
export interface ProblemReply {
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;
  /** What to log: a code of a library or of SQLite. Never a message, which may quote the request. */
  readonly cause: string | null;
}

/**
 * Turns anything thrown while a request is served into a problem. What nobody foresaw is `not-ready`:
 * the client keeps what it has and asks again.
 */
export function toProblemReply(error: unknown): ProblemReply {
  const refusal = error instanceof Refusal ? error : fromLibrary(error);
  if (refusal === null) {
    return {
      problem: createProblem('not-ready'),
      headers: { 'retry-after': notReadySeconds },
      cause: codeOf(error),
    };
  }
  const { key, detail, retryAfter } = refusal;
  return {
    problem: createProblem(key, detail),
    headers: {
      ...(key === 'no-token' ? { 'www-authenticate': 'Bearer' } : {}),
      ...(key === 'not-ready' ? { 'retry-after': notReadySeconds } : {}),
      ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
    },
    cause: null,
  };
}

const notReadySeconds = '5';

const byCode: Readonly<Record<string, ProblemKey>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'wrong-type',
  FST_ERR_CTP_BODY_TOO_LARGE: 'too-large',
  FST_ERR_MAX_PARAM_LENGTH: 'not-found',
  FST_ERR_NOT_FOUND: 'not-found',
  ERR_HTTP_REQUEST_TIMEOUT: 'not-ready',
  HPE_HEADER_OVERFLOW: 'too-large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'too-large',
};

const byStatus: Readonly<Record<number, ProblemKey>> = {
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'too-large',
  414: 'too-large',
  415: 'wrong-type',
  429: 'too-many',
  431: 'too-large',
};

/** Errors of Fastify, its plugins and Node's parser that the client caused; `null`: the fault is ours. */
function fromLibrary(error: unknown): Refusal | null {
  const known = byCode[codeOf(error)];
  if (known !== undefined) return new Refusal(known);
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status >= 400 && status < 500) return new Refusal(byStatus[status] ?? 'bad-request');
  return null;
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  const sqlite = 'errcode' in error && typeof error.errcode === 'number' ? ` ${error.errcode}` : '';
  return code + sqlite;
}
