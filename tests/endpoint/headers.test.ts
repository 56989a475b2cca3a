import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { problemType } from '../../src/contract/problem.ts';
import { exchange, openWorld, rawRequest, statusOf, type World } from './world.ts';

let world: World;
let root: string;

const page = '<!doctype html><title>the app</title>'.repeat(50);

beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'calepin-static-'));
  root = join(folder, 'app');
  await mkdir(join(root, 'assets'), { recursive: true });
  await writeFile(join(folder, 'outside.txt'), 'outside');
  await writeFile(join(root, '.hidden'), 'hidden');
  await writeFile(join(root, 'index.html'), page);
  await writeFile(join(root, 'sw.js'), '// sw');
  await writeFile(join(root, 'app.webmanifest'), '{}');
  await writeFile(join(root, 'assets/names.bin'), Buffer.from([0, 1]));
  await writeFile(join(root, 'assets/a.wasm'), Buffer.from([0, 1]));
  const script = Buffer.from('export const one = 1;'.repeat(20));
  await writeFile(join(root, 'assets/app-1a2b.js'), script);
  await writeFile(join(root, 'assets/app-1a2b.js.br'), brotliCompressSync(script));
  await writeFile(join(root, 'assets/app-1a2b.js.gz'), gzipSync(script));
  world = await openWorld({ staticRoot: root });
});
afterEach(async () => {
  await world.close();
  await rm(join(root, '..'), { recursive: true, force: true });
});

const get = (path: string, headers: Record<string, string> = {}) =>
  exchange(world.port, rawRequest(`GET ${path}`, headers));

const headerOf = (reply: string, name: string) =>
  new RegExp(`^${name}: (.*)\r$`, 'im').exec(reply.split('\r\n\r\n')[0] + '\r\n')?.[1];

test('the worker of the stripper alone may compile WebAssembly', async () => {
  for (const [file, allowed] of [
    ['worker-1a2b.js', true],
    ['keyholder.worker-1a2b.js', false],
    ['app-1a2b.js', false],
  ] as const) {
    const script = Buffer.from('export const one = 1;'.repeat(20));
    await writeFile(join(root, 'assets', file), script);
    await writeFile(join(root, 'assets', `${file}.br`), brotliCompressSync(script));
    for (const accept of ['br', 'identity']) {
      const policy = headerOf(
        await get(`/assets/${file}`, { 'accept-encoding': accept }),
        'content-security-policy',
      );
      expect(policy).toContain(allowed ? "script-src 'self' 'wasm-unsafe-eval';" : "script-src 'self';");
      expect(policy).toContain("default-src 'none'");
    }
  }
});

test('the root is the app, and its hash routes need nothing else', async () => {
  const reply = await get('/');
  expect(statusOf(reply)).toBe(200);
  expect(headerOf(reply, 'content-type')).toBe('text/html; charset=utf-8');
  expect(reply).toContain('the app');
});

test('what the build compressed is sent compressed to those who can read it', async () => {
  for (const [accept, expected] of [
    ['br, gzip', 'br'],
    ['gzip', 'gzip'],
    ['identity', undefined],
  ] as const) {
    const reply = await get('/assets/app-1a2b.js', { 'accept-encoding': accept });
    expect(headerOf(reply, 'content-encoding')).toBe(expected);
    expect(headerOf(reply, 'content-type')).toContain('javascript');
    expect(headerOf(reply, 'vary')?.toLowerCase()).toContain('accept-encoding');
    if (expected === 'br') {
      const body = Buffer.from(reply.slice(reply.indexOf('\r\n\r\n') + 4), 'latin1');
      expect(brotliDecompressSync(body).toString()).toContain('one = 1');
    }
  }
});

test('files with a hash in their name are kept for ever, the others are asked for again', async () => {
  expect(headerOf(await get('/assets/app-1a2b.js'), 'cache-control')).toBe(
    'public, max-age=31536000, immutable',
  );
  for (const path of ['/', '/index.html', '/sw.js', '/app.webmanifest']) {
    expect(headerOf(await get(path), 'cache-control')).toBe('no-cache');
  }
});

test('files have the type that a browser needs', async () => {
  expect(headerOf(await get('/app.webmanifest'), 'content-type')).toContain('application/manifest+json');
  expect(headerOf(await get('/assets/a.wasm'), 'content-type')).toBe('application/wasm');
  expect(headerOf(await get('/assets/names.bin'), 'content-type')).toBe('application/octet-stream');
});

test('nothing outside of the app and no hidden file is served', async () => {
  for (const path of [
    '/../outside.txt',
    '/..%2foutside.txt',
    '/%2e%2e/outside.txt',
    '/assets/..%2f..%2foutside.txt',
    '/assets/../../outside.txt',
    '//outside.txt',
    '/.hidden',
    '/%2ehidden',
    '/..%5coutside.txt',
    '/%00',
    `/${'a'.repeat(5000)}`,
    `/assets/${'a/'.repeat(2000)}`,
  ]) {
    const reply = await get(path);
    expect(statusOf(reply), path).toSatisfy((status) => status === 400 || status === 403 || status === 404);
    expect(reply).not.toContain('outside\n');
    expect(headerOf(reply, 'content-type'), path).toContain(problemType);
  }
});

/** A reply of every kind that there is. */
const everyKind = async () => [
  await get('/'),
  await get('/assets/app-1a2b.js'),
  await get('/v1/health'),
  await get('/openapi.json'),
  await get('/nothing'),
  await get('/%zz'),
  await get('/v1/envelopes'),
  await exchange(world.port, rawRequest('PUT /v1/batches', {})),
  await exchange(world.port, rawRequest('GET /', { 'content-encoding': 'gzip' })),
  await exchange(world.port, Buffer.from('this is not HTTP\r\n\r\n')),
  await exchange(world.port, rawRequest('GET /', { cookie: 'x'.repeat(20_000) })),
];

test('every reply carries the security headers, whatever it is', async () => {
  for (const reply of await everyKind()) {
    const policy = headerOf(reply, 'content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe');
    expect(headerOf(reply, 'cross-origin-opener-policy')).toBe('same-origin');
    expect(headerOf(reply, 'cross-origin-resource-policy')).toBe('same-origin');
    expect(headerOf(reply, 'referrer-policy')).toBe('no-referrer');
    expect(headerOf(reply, 'x-content-type-options')).toBe('nosniff');
    expect(headerOf(reply, 'permissions-policy')).toContain('microphone=()');
    expect(headerOf(reply, 'server')).toBeUndefined();
    expect(headerOf(reply, 'x-powered-by')).toBeUndefined();
    expect(headerOf(reply, 'access-control-allow-origin')).toBeUndefined();
    expect(headerOf(reply, 'strict-transport-security')).toBeUndefined();
  }
});

test('where people come by https, every reply tells browsers to use nothing else', async () => {
  await world.close();
  world = await openWorld({ staticRoot: root, overTls: true });
  for (const reply of await everyKind()) {
    expect(headerOf(reply, 'strict-transport-security')).toBe('max-age=31536000');
  }
});

test('replies of the API are never stored', async () => {
  for (const path of ['/v1/health', '/v1/campaign', '/v1/nothing', '/openapi.json']) {
    expect(headerOf(await get(path), 'cache-control')).toBe('no-store');
  }
});

test('what is not HTTP, or too large a header, is answered with a problem', async () => {
  const odd = {
    400: Buffer.from('this is not HTTP\r\n\r\n'),
    413: rawRequest('GET /v1/health', { cookie: 'x'.repeat(20_000) }),
  };
  for (const [status, bytes] of Object.entries(odd)) {
    const reply = await exchange(world.port, bytes);
    expect(statusOf(reply)).toBe(Number(status));
    expect(headerOf(reply, 'content-type')).toBe(problemType);
    expect(JSON.parse(reply.split('\r\n\r\n')[1] ?? '')).toMatchObject({ status: Number(status) });
  }
});

test('a method that a path does not take is told which it takes', async () => {
  const allowed = {
    '/v1/batches': 'OPTIONS, POST',
    '/v1/envelopes': 'GET, HEAD, OPTIONS',
    '/v1/envelopes/some-id': 'GET, HEAD, OPTIONS',
  };
  for (const [path, methods] of Object.entries(allowed)) {
    for (const method of ['DELETE', 'PUT', 'PATCH', 'PROPFIND']) {
      const reply = await exchange(world.port, rawRequest(`${method} ${path}?x=1`, {}));
      expect(statusOf(reply)).toBe(405);
      expect(headerOf(reply, 'allow')).toBe(methods);
    }
    const options = await exchange(world.port, rawRequest(`OPTIONS ${path}`, {}));
    expect([statusOf(options), headerOf(options, 'allow')]).toEqual([204, methods]);
  }
  expect(statusOf(await exchange(world.port, rawRequest('GET /v1/batches', {})))).toBe(405);
  expect(statusOf(await exchange(world.port, rawRequest('HEAD /v1/health', {})))).toBe(200);
  expect(statusOf(await exchange(world.port, rawRequest('POST /v1/nothing', {})))).toBe(404);
});
