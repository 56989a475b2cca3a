import { createProblem, problemType, type ProblemKey } from '../../src/contract/problem.ts';

/** Raw HTTP replies of those who stand between a browser and the endpoint, or of the endpoint in trouble. */

export const portal200 = page('200 OK');
export const portal302 = page('302 Found', 'location: http://wifi.example/login');
export const portal511 = page('511 Network Authentication Required');

/** A problem of the endpoint's own. */
export function problemReply(key: ProblemKey, ...headers: readonly string[]): string {
  const problem = createProblem(key);
  return reply(
    `${problem.status} Problem`,
    [`content-type: ${problemType}`, ...headers],
    JSON.stringify(problem),
  );
}

export function reply(status: string, headers: readonly string[], body: string): string {
  const lines = [...headers, `content-length: ${Buffer.byteLength(body)}`, 'connection: close'];
  return `HTTP/1.1 ${status}\r\n${lines.join('\r\n')}\r\n\r\n${body}`;
}

function page(status: string, ...headers: readonly string[]): string {
  return reply(status, ['content-type: text/html', ...headers], '<h1>Welcome! Sign in to the Wi-Fi</h1>');
}
