/**
 * A client written from `/openapi.json` alone: nothing of `src/` is imported, and every path and method is
 * looked up by its operation in the document that the endpoint serves.
 */
import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';

export interface Sealed {
  readonly id: string;
  readonly sha256: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface StrangerReceipt {
  readonly id: string;
  readonly sha256: string;
  readonly status: 'stored' | 'duplicate' | 'conflict' | 'rejected';
}

export interface IndexEntry {
  readonly id: string;
  readonly sha256: string;
  readonly size: number;
}

export interface Stranger {
  /** The receipts of a reply that may be believed; `null`: there was none, or another answer. */
  readonly post: (batch: readonly Sealed[]) => Promise<readonly StrangerReceipt[] | null>;
  /** Sends a request that ends after `share` of its bytes, in [0, 1). */
  readonly postCut: (batch: readonly Sealed[], share: number) => Promise<void>;
  readonly missing: (batch: readonly Sealed[]) => Promise<readonly string[]>;
  /** The whole index, page by page. */
  readonly index: () => Promise<readonly IndexEntry[]>;
  /** Asks again as late as it is told to, when it asks too often. */
  readonly bytes: (id: string) => Promise<Uint8Array>;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly operationId: string }>>>>;
}

export async function createStranger(
  origin: string,
  tokens: { readonly facilitator: string; readonly reviewer: string },
): Promise<Stranger> {
  const document = (await (await fetch(`${origin}/openapi.json`)).json()) as Document;
  const ask = (operation: string, token: string, init: RequestInit = {}, fill = (path: string) => path) => {
    const { path, method } = findOperation(document, operation);
    const headers = { ...init.headers, authorization: `Bearer ${token}` };
    return fetch(origin + fill(path), { ...init, method, headers });
  };

  return {
    post: async (batch) => {
      const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
      const reply = await ask('postBatch', tokens.facilitator, { headers, body: formOf(batch) }).catch(
        () => null,
      );
      if (reply === null || (reply.status !== 201 && reply.status !== 207)) {
        await reply?.bytes().catch(() => null);
        return null;
      }
      const body = (await reply.json().catch(() => null)) as { receipts: readonly StrangerReceipt[] } | null;
      return body?.receipts ?? null;
    },
    postCut: async (batch, share) => {
      const { path } = findOperation(document, 'postBatch');
      const body = formOf(batch);
      const head = `POST ${path} HTTP/1.1\r\nHost: stranger\r\nAuthorization: Bearer ${tokens.facilitator}\r\nContent-Type: multipart/form-data; boundary=${boundary}\r\nContent-Length: ${body.length}\r\n\r\n`;
      const whole = Buffer.concat([Buffer.from(head), body]);
      const { port, hostname } = new URL(origin);
      await new Promise<void>((resolve) => {
        const socket = connect({ port: Number(port), host: hostname }, () =>
          socket.end(whole.subarray(0, Math.floor(share * whole.length))),
        );
        socket.on('error', () => {});
        socket.on('close', () => resolve());
        socket.resume();
      });
    },
    missing: async (batch) => {
      const envelopes = batch.map(({ id, sha256 }) => ({ id, sha256 }));
      const headers = { 'content-type': 'application/json' };
      const body = JSON.stringify({ envelopes });
      const reply = await ask('postMissing', tokens.facilitator, { headers, body });
      return ((await reply.json()) as { missing: readonly string[] }).missing;
    },
    index: async () => {
      const entries: IndexEntry[] = [];
      let after: string | null = null;
      do {
        const query: string = `?limit=1000${after === null ? '' : `&after=${after}`}`;
        const reply = await ask('getEnvelopes', tokens.reviewer, {}, (path) => path + query);
        const page = (await reply.json()) as { envelopes: readonly IndexEntry[]; next: string | null };
        entries.push(...page.envelopes);
        after = page.next;
      } while (after !== null);
      return entries;
    },
    bytes: async (id) => {
      for (;;) {
        const reply = await ask('getEnvelope', tokens.reviewer, {}, (path) => path.replace('{id}', id));
        const bytes = await reply.bytes();
        if (reply.status !== 429) return bytes;
        await setTimeout(Number(reply.headers.get('retry-after')) * 1_000);
      }
    },
  };
}

function findOperation(document: Document, operation: string): { path: string; method: string } {
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, { operationId }] of Object.entries(methods)) {
      if (operationId === operation) return { path, method: method.toUpperCase() };
    }
  }
  throw new Error(`the document has no ${operation}`);
}

const boundary = 'a-boundary-of-a-stranger';

/** As the description of `postBatch` says it. */
function formOf(batch: readonly Sealed[]): Buffer<ArrayBuffer> {
  const part = ({ id, bytes }: Sealed) => [
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${id}"\r\n`),
    Buffer.from('Content-Type: application/age\r\n\r\n'),
    bytes,
    Buffer.from('\r\n'),
  ];
  return Buffer.concat([...batch.flatMap(part), Buffer.from(`--${boundary}--\r\n`)]);
}
