import { type MissingQuestion, missingLimit, MissingReply } from '../contract/missing.ts';
import type { OutboxEntry } from '../contract/outbox-entry.ts';
import { request, type RequestDeps, type Result, trouble } from './request.ts';

/** Asks which of the first `missingLimit` entries the endpoint lacks. The answer is not a receipt. */
export async function askMissing(
  deps: RequestDeps,
  token: string,
  entries: readonly OutboxEntry[],
): Promise<Result<MissingReply>> {
  const envelopes = entries.slice(0, missingLimit).map(({ id, sha256 }) => ({ id, sha256 }));
  const body = JSON.stringify({ envelopes } satisfies MissingQuestion);
  const to = { path: '/v1/envelopes/missing', body, type: 'application/json', size: body.length };
  const result = await request(deps, token, to, { statuses: [200], schema: MissingReply });
  if (result.type === 'trouble') return result;
  const asked = new Set(envelopes.map(({ id }) => id));
  return result.reply.missing.every((id) => asked.has(id)) ? result : trouble('not-us');
}
