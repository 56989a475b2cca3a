import { createProblem, problemType, type ProblemKey } from '../../src/contract/problem.ts';

/** Raw HTTP replies of those who stand between a browser and the endpoint, or of the endpoint in trouble. */

export function rawReply(status: string, headers: readonly string[], body: Buffer): Buffer {
  const lines = [...headers, `content-length: ${body.length}`, 'connection: close'];
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\n${lines.join('\r\n')}\r\n\r\n`), body]);
}

export const portal200 = page('200 OK');
export const portal302 = page('302 Found', 'location: http://wifi.example/login');
export const portal511 = page('511 Network Authentication Required');

/** A problem of the endpoint's own. */
export function problemReply(key: ProblemKey, ...headers: readonly string[]): Buffer {
  const problem = createProblem(key);
  const all = [`content-type: ${problemType}`, ...headers];
  return rawReply(`${problem.status} Problem`, all, Buffer.from(JSON.stringify(problem)));
}

function page(status: string, ...headers: readonly string[]): Buffer {
  const body = Buffer.from('<!doctype html><h1>Welcome! Sign in to the Wi-Fi</h1>');
  return rawReply(status, ['content-type: text/html', ...headers], body);
}
