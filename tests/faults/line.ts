import { MissingQuestion } from '../../src/contract/missing.ts';
import { createProblem, problemType, type ProblemKey } from '../../src/contract/problem.ts';
import type { LedgerModel, Part } from './ledger-model.ts';
import { type Random, sha256 } from './random.ts';

/** What may happen to a request on its way. */
export const fates = [
  'delivered',
  'request lost',
  'reply lost',
  'reply cut',
  'never answered',
  'portal 200',
  'portal 302',
  'portal 511',
  'receipts with 200',
  'wrong hash',
  'no receipts',
  'too large',
  'too many',
  'not ready',
  'endpoint dies before commit',
  'endpoint dies after commit',
] as const;
export type Fate = (typeof fates)[number];

/** A request that waits for its fate. */
export interface Pending {
  readonly path: string;
  readonly parts: readonly Part[];
  readonly question: string;
  readonly answer: (response: Response) => void;
  readonly fail: () => void;
}

/** The way to the endpoint. What was delivered is recorded and may be delivered again. */
export interface Line {
  readonly pending: Pending[];
  readonly recorded: (readonly Part[])[];
  /** While true, the endpoint refuses the invitation. */
  revoked: boolean;
  readonly settle: (request: Pending, fate: Fate, day: string) => void;
}

export function createLine(ledger: LedgerModel, random: Random): Line {
  const recorded: (readonly Part[])[] = [];

  const handle = ({ path, parts, question }: Pending, day: string): Response => {
    if (line.revoked) return problem('token-revoked');
    if (path !== '/v1/batches') {
      return json(200, ledger.missing(MissingQuestion.parse(JSON.parse(question)).envelopes));
    }
    recorded.push(parts);
    return json(201, ledger.append(parts, day));
  };

  const settle = (request: Pending, fate: Fate, day: string): void => {
    const { parts, answer, fail } = request;
    const lie = (status: number, changed: boolean) => {
      const receipts = parts.map(({ id }) => ({ id, sha256: '0'.repeat(64), status: 'stored' as const }));
      const honest = ledgerLike(parts);
      return answer(json(status, { epoch: ledger.epoch(), day, receipts: changed ? receipts : honest }));
    };
    switch (fate) {
      case 'delivered':
        return answer(handle(request, day));
      case 'request lost':
        return fail();
      case 'endpoint dies before commit':
        ledger.crash();
        return fail();
      case 'reply lost':
        handle(request, day);
        return fail();
      case 'endpoint dies after commit':
        handle(request, day);
        ledger.crash();
        return fail();
      case 'reply cut':
        handle(request, day);
        return answer(reply(201, 'application/json', null));
      case 'never answered':
        if (random.chance(0.5)) handle(request, day);
        return;
      case 'portal 200':
        return answer(reply(200, 'text/html', null));
      case 'portal 302':
        return answer(reply(302, 'text/html', null));
      case 'portal 511':
        return answer(reply(511, 'text/html', null));
      case 'receipts with 200':
        return lie(200, false);
      case 'wrong hash':
        return lie(201, true);
      case 'no receipts':
        return answer(json(201, { epoch: ledger.epoch(), day, receipts: [] }));
      case 'too large':
        return answer(parts.length > 1 ? problem('too-large') : handle(request, day));
      case 'too many':
        return answer(problem('too-many', { 'retry-after': String(random.int(1_200)) }));
      case 'not ready':
        return answer(problem('not-ready', { 'retry-after': '5' }));
    }
  };

  const line: Line = { pending: [], recorded, revoked: false, settle };
  return line;
}

function ledgerLike(parts: readonly Part[]) {
  return parts.map(({ id, bytes }) => ({ id, sha256: sha256(bytes), status: 'stored' as const }));
}

function problem(key: ProblemKey, headers: Record<string, string> = {}): Response {
  const body = createProblem(key);
  return reply(body.status, problemType, body, headers);
}

function json(status: number, body: unknown): Response {
  return reply(status, 'application/json; charset=utf-8', body);
}

/** As much of a response as the sender reads; a whole `Response` would take the time of a hundred schedules. */
function reply(status: number, type: string, body: unknown, headers: Record<string, string> = {}): Response {
  const all: Record<string, string> = { 'content-type': type, ...headers };
  return {
    status,
    headers: { get: (name: string) => all[name] ?? null },
    json: async () => {
      if (body === null) throw new SyntaxError('no JSON');
      return body;
    },
  } as unknown as Response;
}
