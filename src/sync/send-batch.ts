import { BatchReply } from '../contract/batch.ts';
import { envelopeType } from '../contract/envelope.ts';
import type { OutboxEntry } from '../contract/outbox-entry.ts';
import { request, type RequestDeps, type Result } from './request.ts';

/** Sends these very bytes. Receipts come with 201 or 207, never with 200. */
export function sendBatch(
  deps: RequestDeps,
  token: string,
  batch: readonly OutboxEntry[],
): Promise<Result<BatchReply>> {
  const form = new FormData();
  for (const { id, bytes } of batch) {
    if (bytes === null) throw new Error('a waiting entry has its bytes');
    form.append(id, new Blob([bytes], { type: envelopeType }), id);
  }
  const size = batch.reduce((sum, entry) => sum + entry.size, 0);
  const expected = { statuses: [201, 207], schema: BatchReply };
  return request(deps, token, { path: '/v1/batches', body: form, size }, expected);
}
