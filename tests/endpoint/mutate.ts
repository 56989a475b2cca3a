import * as fc from 'fast-check';

/** One way to damage a request; places are fractions of its length. */
type Mutation = (bytes: Buffer) => Buffer;

const place = fc.double({ min: 0, max: 1, noNaN: true });
const at = (bytes: Buffer, where: number) => Math.floor(where * bytes.length);

const interesting = fc.constantFrom(
  '\r\n',
  '\r\n\r\n',
  '\0',
  '--',
  '\r\n--b--',
  '\r\n--b\r\n',
  'Content-Encoding: gzip\r\n',
  'Content-Length: 5\r\n',
  'Transfer-Encoding: chunked\r\n',
  'Expect: 100-continue\r\n',
  'Upgrade: websocket\r\nConnection: upgrade\r\n',
  '%00%ff/../..//',
  '?after=%&limit=-1&__proto__[x]=1',
  '"; name="x',
  'é€😀',
  'A'.repeat(20_000),
);

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(place, fc.nat({ max: 7 })).map(([where, bit]) => (bytes: Buffer) => {
    const copy = Buffer.from(bytes);
    const index = Math.min(at(bytes, where), bytes.length - 1);
    if (index >= 0) copy[index] = (copy[index] ?? 0) ^ (1 << bit);
    return copy;
  }),
  fc.tuple(place, interesting).map(([where, text]) => (bytes: Buffer) => {
    const index = at(bytes, where);
    return Buffer.concat([bytes.subarray(0, index), Buffer.from(text), bytes.subarray(index)]);
  }),
  fc.tuple(place, place).map(([one, two]) => (bytes: Buffer) => {
    const [from, to] = [at(bytes, Math.min(one, two)), at(bytes, Math.max(one, two))];
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  }),
  fc.tuple(place, place).map(([one, two]) => (bytes: Buffer) => {
    const [from, to] = [at(bytes, Math.min(one, two)), at(bytes, Math.max(one, two))];
    return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]);
  }),
  place.map((where) => (bytes: Buffer) => bytes.subarray(0, at(bytes, where))),
  fc.tuple(place, fc.uint8Array({ maxLength: 30 })).map(([where, noise]) => (bytes: Buffer) => {
    const index = at(bytes, where);
    return Buffer.concat([bytes.subarray(0, index), noise, bytes.subarray(index)]);
  }),
);

/** A request with one to four damages. */
export function mutated(request: Buffer): fc.Arbitrary<Buffer> {
  return fc
    .array(mutation, { minLength: 1, maxLength: 4 })
    .map((mutations) => mutations.reduce((bytes, mutate) => mutate(bytes), request));
}
