import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { randomUUID } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { DatabaseSync } from 'node:sqlite';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { BatchReply } from '../../src/contract/batch.ts';
import { defaultLimits } from '../../src/contract/campaign.ts';
import type { Envelope } from '../../src/contract/envelope.ts';
import { Problem, problemType } from '../../src/contract/problem.ts';
import type { EndpointDeps } from '../../src/endpoint/endpoint.ts';
import { openSqliteLedger } from '../../src/endpoint/sqlite/ledger.ts';
import {
  ageFile,
  entriesOf,
  envelope,
  exchange,
  exchangeCut,
  formOf,
  openWorld,
  rawForm,
  rawRequest,
  sha256,
  statusOf,
  today,
  type World,
} from './world.ts';

let world: World;
const open = async (deps: Partial<EndpointDeps> = {}) => (world = await openWorld(deps));
afterEach(() => world.close());

const receiptsOf = async (response: Response) => BatchReply.parse(await response.json()).receipts;
const statusesOf = async (response: Response) => (await receiptsOf(response)).map(({ status }) => status);

async function problemOf(response: Response): Promise<string> {
  expect(response.headers.get('content-type')).toContain(problemType);
  const { type, status } = Problem.parse(await response.json());
  expect(status).toBe(response.status);
  return `${status} ${type.replace('urn:calepin:problem:', '')}`;
}

function sendRaw(body: Buffer<ArrayBuffer>, headers: Record<string, string> = {}) {
  return world.send(body, {
    'content-type': 'multipart/form-data; boundary=b',
    ...world.facilitator,
    ...headers,
  });
}

test('bytes that were changed on their way do not take the id of an envelope whose hash is its file name', async () => {
  await open();
  const sent = envelope();
  const form = (bytes: Uint8Array<ArrayBuffer>) => {
    const body = new FormData();
    body.append(sent.id, new Blob([bytes], { type: 'application/age' }), `${sent.sha256}.age`);
    return body;
  };
  const altered = sent.bytes.slice();
  altered[altered.length - 1]! ^= 1;
  expect(await problemOf(await world.send(form(altered)))).toBe('400 bad-request');
  expect(await statusesOf(await world.send(form(sent.bytes)))).toEqual(['stored']);
});

test('a batch is answered with the epoch, the day and a receipt for each envelope', async () => {
  await open();
  const sent = [envelope(), envelope()];
  const response = await world.send(formOf(...sent));
  expect(response.status).toBe(201);
  expect(BatchReply.parse(await response.json())).toEqual({
    epoch: await world.ledger.epoch(),
    day: today,
    receipts: sent.map(({ id, sha256: hash }) => ({ id, sha256: hash, status: 'stored' })),
  });
});

test('an envelope sealed by age is stored byte for byte', async () => {
  await open();
  const encrypter = new Encrypter();
  encrypter.addRecipient(await identityToRecipient(await generateX25519Identity()));
  encrypter.addRecipient(await identityToRecipient(await generateX25519Identity()));
  const sealed = envelope(new Uint8Array(await encrypter.encrypt(new Uint8Array(70_000))));
  expect(await statusesOf(await world.send(formOf(sealed)))).toEqual(['stored']);
  expect(sha256((await world.ledger.bytes(sealed.id)) ?? new Uint8Array())).toBe(sealed.sha256);
});

test('when the reply comes, another process sees the envelopes', async () => {
  await open();
  const other = openSqliteLedger(world.file);
  for (let n = 0; n < 20; n++) {
    const sent = [envelope(), envelope()];
    await world.send(formOf(...sent));
    expect(await other.missing(sent)).toEqual([]);
  }
  await other.close();
});

test('parts without a file name are bytes too', async () => {
  await open();
  const sent = [envelope(), envelope()];
  const response = await sendRaw(rawForm('b', ...sent));
  expect((await receiptsOf(response)).map(({ sha256: hash }) => hash)).toEqual(sent.map((one) => one.sha256));
});

test('a batch whose reply was lost is sent again and answered with 201', async () => {
  await open();
  const sent = [envelope(), envelope()];
  await world.send(formOf(...sent));
  const again = await world.send(formOf(...sent, envelope()));
  expect(again.status).toBe(201);
  expect(await statusesOf(again)).toEqual(['duplicate', 'duplicate', 'stored']);
});

test('an envelope with the same id and other bytes is a conflict, and the first stays', async () => {
  await open();
  const first = envelope();
  const second = envelope(ageFile(), first.id);
  await world.send(formOf(first));
  const response = await world.send(formOf(second, envelope()));
  expect(response.status).toBe(207);
  const [conflict, stored] = await receiptsOf(response);
  expect(conflict).toMatchObject({ id: first.id, sha256: second.sha256, status: 'conflict' });
  expect(conflict?.problem?.type).toBe('urn:calepin:problem:id-conflict');
  expect(stored?.status).toBe('stored');
  expect(sha256((await world.ledger.bytes(first.id)) ?? new Uint8Array())).toBe(first.sha256);
});

test('the same id twice in a batch is judged in order', async () => {
  await open();
  const one = envelope();
  const response = await world.send(formOf(one, one, envelope(ageFile(), one.id)));
  expect(response.status).toBe(207);
  expect(await statusesOf(response)).toEqual(['stored', 'duplicate', 'conflict']);
});

test('what is not an envelope is rejected, and does not keep the others from being stored', async () => {
  await open();
  const armored = new TextEncoder().encode('-----BEGIN AGE ENCRYPTED FILE-----\n');
  const bad = [
    new Uint8Array(),
    new TextEncoder().encode('<html>'),
    new TextEncoder().encode('age-encryption.org/v1\n'),
    new TextEncoder().encode('age-encryption.org/v2\n-> X25519 a\nb\n--- c\n'),
    ageFile(31),
    armored,
  ].map((bytes) => envelope(bytes));
  const good = envelope();
  const response = await sendRaw(rawForm('b', ...bad, good));
  expect(response.status).toBe(207);
  const receipts = await receiptsOf(response);
  expect(receipts.map(({ status }) => status)).toEqual([...bad.map(() => 'rejected'), 'stored']);
  expect(new Set(receipts.slice(0, -1).map(({ problem }) => problem?.type))).toEqual(
    new Set(['urn:calepin:problem:not-an-envelope']),
  );
  expect(await entriesOf(world.ledger)).toHaveLength(1);
});

test('a part of another content type is rejected', async () => {
  await open();
  const form = new FormData();
  form.append(randomUUID(), new Blob([ageFile()], { type: 'application/octet-stream' }));
  form.append(randomUUID(), new Blob([ageFile()], { type: 'application/age; v=1' }));
  const receipts = await receiptsOf(await world.send(form));
  expect(receipts.map(({ status }) => status)).toEqual(['rejected', 'stored']);
  expect(receipts[0]?.problem?.type).toBe('urn:calepin:problem:wrong-type');
});

test('a part whose name is not an id refuses the whole batch', async () => {
  await open();
  for (const name of ['', 'x', '__proto__', 'toString', randomUUID().toUpperCase(), `${randomUUID()} `]) {
    expect(await problemOf(await world.send(formOf(envelope(), envelope(ageFile(), name))))).toBe(
      '400 bad-request',
    );
  }
  expect(await entriesOf(world.ledger)).toEqual([]);
});

test('an empty batch is a bad request', async () => {
  await open();
  expect(await problemOf(await sendRaw(rawForm('b')))).toBe('400 bad-request');
  expect(await problemOf(await sendRaw(Buffer.alloc(0)))).toBe('400 bad-request');
});

test('any content encoding is refused', async () => {
  await open();
  const body = rawForm('b', envelope());
  for (const encoding of ['gzip', 'br', 'deflate', 'identity', '']) {
    const headers = { 'content-encoding': encoding };
    expect(await problemOf(await sendRaw(Buffer.from(gzipSync(body)), headers))).toBe('415 wrong-type');
  }
  expect(await entriesOf(world.ledger)).toEqual([]);
});

test('any other content type is refused', async () => {
  await open();
  for (const type of [
    'application/json',
    'application/age',
    'text/plain',
    'multipart/mixed; boundary=b',
    'x',
  ]) {
    expect(await problemOf(await sendRaw(rawForm('b', envelope()), { 'content-type': type }))).toBe(
      '415 wrong-type',
    );
  }
  expect(statusOf(await exchange(world.port, rawRequest('POST /v1/batches', world.facilitator)))).toBe(415);
});

test('limits are kept to the byte, and beyond them nothing is stored', async () => {
  const limits = { envelopeBytes: 600, batchBytes: 1000, batchEnvelopes: 3 };
  await open({ limits });
  const header = ageFile(0).byteLength;
  const sized = (size: number) => envelope(ageFile(size - header));
  expect((await world.send(formOf(sized(600), sized(400)))).status).toBe(201);
  const small = () => sized(header + 32);
  expect((await world.send(formOf(small(), small(), small()))).status).toBe(201);
  const before = await entriesOf(world.ledger);
  expect(await problemOf(await world.send(formOf(sized(601))))).toBe('413 too-large');
  expect(await problemOf(await world.send(formOf(sized(600), sized(401))))).toBe('413 too-large');
  expect(await problemOf(await world.send(formOf(small(), small(), small(), small())))).toBe('413 too-large');
  expect(await entriesOf(world.ledger)).toEqual(before);
});

test('a body that is announced as too large is refused before it is read', async () => {
  await open();
  const headers = { 'content-type': 'multipart/form-data; boundary=b', 'content-length': '99999999999' };
  const reply = await exchange(
    world.port,
    rawRequest('POST /v1/batches', { ...world.facilitator, ...headers }),
  );
  expect(statusOf(reply)).toBe(413);
  expect(reply).toContain('urn:calepin:problem:too-large');
});

test('a body that announces no length is refused once it is too large', async () => {
  await open({ limits: { envelopeBytes: 1000, batchBytes: 1000, batchEnvelopes: 1 } });
  const headers = { 'content-type': 'multipart/form-data; boundary=b', 'transfer-encoding': 'chunked' };
  const chunk = `${(5000).toString(16)}\r\n${'x'.repeat(5000)}\r\n`;
  const request = rawRequest(
    'POST /v1/batches',
    { ...world.facilitator, ...headers },
    Buffer.from(chunk.repeat(3)),
  );
  expect(statusOf(await exchange(world.port, request))).toBe(413);
});

test('a request cut after any byte stores whole envelopes or nothing', async () => {
  await open();
  const whole = (one: Envelope, two: Envelope) => {
    const body = rawForm('b', one, two);
    const headers = {
      ...world.facilitator,
      'content-type': 'multipart/form-data; boundary=b',
      'content-length': String(body.length),
    };
    return rawRequest('POST /v1/batches', headers, body);
  };
  const { length } = whole(envelope(), envelope());
  let stored = 0;
  for (let cut = 0; cut <= length; cut++) {
    const pair = [envelope(), envelope()] as const;
    const status = statusOf(await exchangeCut(world.port, whole(...pair).subarray(0, cut)));
    const missing = await world.ledger.missing(pair);
    expect(missing.length, `cut at ${cut}`).toBe(status === 201 ? 0 : 2);
    expect(status, `cut at ${cut}`).toSatisfy((one) => one === null || one === 201 || one === 400);
    stored += status === 201 ? 1 : 0;
  }
  expect(stored).toBe(1);
}, 60_000);

test('a body that ends early by its own account stores nothing', async () => {
  await open();
  const body = rawForm('b', envelope(), envelope());
  for (let length = 0; length < body.length - 2; length += 1) {
    expect((await sendRaw(body.subarray(0, length))).status, `length ${length}`).toBe(400);
  }
  expect(await entriesOf(world.ledger)).toEqual([]);
}, 60_000);

test('a body with a flipped bit is refused, or stored and told as the bytes that arrived', async () => {
  await open();
  const { length } = rawForm('b', envelope(ageFile(40)));
  for (let at = 0; at < length; at++) {
    const body = rawForm('b', envelope(ageFile(40)));
    body[at] = (body[at] ?? 0) ^ (1 << (at % 8));
    const response = await sendRaw(body);
    expect([201, 207, 400], `byte ${at}`).toContain(response.status);
    if (response.status === 400) continue;
    for (const { id, sha256: hash, status } of await receiptsOf(response)) {
      const held = await world.ledger.bytes(id);
      expect(status === 'stored' ? held !== null && sha256(held) === hash : held === null, `byte ${at}`).toBe(
        true,
      );
    }
  }
}, 60_000);

test('two requests of the same envelopes at the same time store them once', async () => {
  await open();
  const sent = [envelope(), envelope()];
  const replies = await Promise.all(Array.from({ length: 8 }, () => world.send(formOf(...sent))));
  expect(replies.map(({ status }) => status)).toEqual(Array(8).fill(201));
  const statuses = (await Promise.all(replies.map(statusesOf))).flat();
  expect(statuses.filter((status) => status === 'stored')).toHaveLength(2);
  expect(await entriesOf(world.ledger)).toHaveLength(2);
});

test('a store that fails half-way gives no receipt and keeps nothing, and drains once it works', async () => {
  await open();
  const sent = [envelope(), envelope()];
  const saboteur = new DatabaseSync(world.file);
  saboteur.exec(
    `CREATE TRIGGER full BEFORE INSERT ON envelopes WHEN NEW.id = '${sent[1]?.id}'
     BEGIN SELECT RAISE(ABORT, 'full'); END`,
  );
  const refused = await world.send(formOf(...sent));
  expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
  expect(await problemOf(refused)).toBe('503 not-ready');
  expect(await entriesOf(world.ledger)).toEqual([]);
  expect((await world.invitations.list()).map(({ bytesUsed }) => bytesUsed)).toEqual([0, 0]);
  saboteur.exec('DROP TRIGGER full');
  saboteur.close();
  expect((await world.send(formOf(...sent))).status).toBe(201);
});

test('a ledger that is gone is 503 everywhere, and a problem without a word about why', async () => {
  await open();
  await world.ledger.close();
  const replies = [await world.send(formOf(envelope())), await world.get('/v1/health')];
  for (const reply of replies) expect(await problemOf(reply)).toBe('503 not-ready');
  expect(replies.every((reply) => reply.headers.has('retry-after'))).toBe(true);
});

test('the quota counts what is new, and a lost receipt can be had again when it is used up', async () => {
  const one = envelope(ageFile(1000));
  await open({ quotaBytes: one.bytes.byteLength });
  expect((await world.send(formOf(one))).status).toBe(201);
  const refused = await world.send(formOf(envelope()));
  expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
  expect(await problemOf(refused)).toBe('429 too-many');
  expect(await statusesOf(await world.send(formOf(one)))).toEqual(['duplicate']);
  const other = await world.invite('facilitator');
  expect((await world.send(formOf(envelope()), other.headers)).status).toBe(201);
});

test('bodies beyond the memory set aside for them wait their turn', async () => {
  await open();
  const head = rawRequest('POST /v1/batches', {
    ...world.facilitator,
    'content-type': 'multipart/form-data; boundary=b',
    'content-length': String(defaultLimits.batchBytes),
    expect: '100-continue',
  });
  const sockets = await Promise.all(Array.from({ length: 4 }, () => startRequest(world.port, head)));
  expect(statusOf(await exchange(world.port, head))).toBe(503);
  for (const socket of sockets) socket.destroy();
  let status = 503;
  for (let tries = 0; status === 503 && tries < 100; tries++)
    status = (await world.send(formOf(envelope()))).status;
  expect(status).toBe(201);
});

test('an upload on its way when the endpoint closes is stored and answered, and no other comes in', async () => {
  await open();
  const one = envelope();
  const body = rawForm('b', one);
  const head = rawRequest('POST /v1/batches', {
    ...world.facilitator,
    'content-type': 'multipart/form-data; boundary=b',
    'content-length': String(body.length),
    expect: '100-continue',
  });
  const socket = await startRequest(world.port, head);
  const closing = world.endpoint.close();
  socket.write(body);
  const reply = await new Promise<string>((resolve) => socket.once('data', (data) => resolve(String(data))));
  expect(statusOf(reply)).toBe(201);
  await closing;
  await expect(world.get('/v1/health')).rejects.toThrow();
  expect(await world.ledger.missing([one])).toEqual([]);
});

/** Sends the head of a request and resolves once the endpoint asks for its body. */
function startRequest(port: number, head: Uint8Array): Promise<Socket> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' }, () => socket.write(head));
    socket.on('error', () => {});
    socket.once('data', () => resolve(socket));
  });
}

test('an endpoint that is stopped while requests share a commit has stored all that it said it had', async () => {
  await open();
  const said = new Set<string>();
  const sending = Array.from({ length: 30 }, async () => {
    const batch = [envelope(), envelope()];
    const reply = await world.send(formOf(...batch)).catch(() => null);
    if (reply?.status === 201) for (const { id } of batch) said.add(id);
  });
  await Promise.race(sending);
  await world.endpoint.close();
  await world.ledger.close();
  await Promise.all(sending);
  expect(said.size).toBeGreaterThan(0);
  const again = openSqliteLedger(world.file);
  const held = new Set((await entriesOf(again)).map(({ id }) => id));
  await again.close();
  expect([...said].filter((id) => !held.has(id))).toEqual([]);
});
