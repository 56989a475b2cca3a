import type { Socket } from 'node:net';
import { problemType } from '../contract/problem.ts';
import { neverStored } from './headers.ts';
import { toProblemReply } from './refusal.ts';

/** Answers what is not HTTP, or too large a header, with a problem and `always`; then closes the connection. */
export function answerClientError(
  error: Error,
  socket: Socket,
  always: Readonly<Record<string, string>>,
): void {
  if (!socket.writable || ('code' in error && error.code === 'ECONNRESET')) {
    socket.destroy();
    return;
  }
  const { problem, headers: own } = toProblemReply(Object.assign(error, { statusCode: 400 }));
  const body = JSON.stringify(problem);
  const headers = {
    ...always,
    ...own,
    'cache-control': neverStored,
    'content-type': problemType,
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${problem.status} Problem\r\n${lines.join('')}\r\n${body}`, () => socket.destroy());
}
