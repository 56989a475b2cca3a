import Fastify from 'fastify';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { defaultLimits } from '../../src/contract/campaign.ts';
import { problems } from '../../src/contract/problem.ts';
import { ageFile, envelope, formOf, openWorld, type World } from './world.ts';

/** As much of OpenAPI 3.1 as the document uses; anything else in it is a mistake. */
const Schema = z.record(z.string(), z.unknown());
const MediaTypes = z.record(z.string(), z.strictObject({ schema: Schema }));
const Operation = z.strictObject({
  operationId: z.string(),
  summary: z.string(),
  description: z.optional(z.string()),
  parameters: z.optional(
    z.array(
      z.strictObject({
        in: z.enum(['query', 'path']),
        name: z.string(),
        required: z.optional(z.boolean()),
        description: z.optional(z.string()),
        schema: Schema,
      }),
    ),
  ),
  requestBody: z.optional(z.strictObject({ required: z.boolean(), content: MediaTypes })),
  security: z.optional(z.array(z.record(z.string(), z.array(z.string())))),
  responses: z.record(
    z.string().check(z.regex(/^\d{3}$/)),
    z.strictObject({
      description: z.string(),
      headers: z.optional(
        z.record(z.string(), z.strictObject({ schema: Schema, description: z.optional(z.string()) })),
      ),
      content: MediaTypes,
    }),
  ),
});
const Document = z.strictObject({
  openapi: z.string().check(z.regex(/^3\.1\.\d+$/)),
  info: z.strictObject({ title: z.string(), version: z.string(), description: z.string() }),
  components: z.strictObject({
    schemas: z.record(z.string(), Schema),
    securitySchemes: z.record(
      z.string(),
      z.looseObject({ type: z.literal('http'), scheme: z.literal('bearer') }),
    ),
  }),
  paths: z.record(z.string(), z.partialRecord(z.enum(['get', 'post']), Operation)),
});

let world: World;
let document: z.infer<typeof Document>;
beforeEach(async () => {
  world = await openWorld();
  document = z.parse(
    z.looseObject({ paths: z.unknown() }),
    await (await world.get('/openapi.json')).json(),
  ) as never;
});
afterEach(() => world.close());

const operations = () =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
  );

/** Whether a JSON value is as a schema of the document says, by a validator that is not ours. */
async function conforms(schema: object, value: unknown): Promise<boolean> {
  const judge = Fastify({ ajv: { customOptions: { removeAdditional: false, coerceTypes: false } } });
  judge.post('/', { schema: { body: schema } }, async () => 'yes');
  return (await judge.inject({ method: 'POST', url: '/', payload: value as object })).statusCode === 200;
}

/** The schema that the document gives for a reply. */
function schemaOf(path: string, method: 'get' | 'post', reply: Response) {
  const type = (reply.headers.get('content-type') ?? '').split(';')[0] ?? '';
  const schema = document.paths[path]?.[method]?.responses[String(reply.status)]?.content[type]?.schema;
  if (schema === undefined) throw new Error(`${method} ${path} does not describe ${reply.status} ${type}`);
  return schema;
}

test('the document is OpenAPI 3.1', () => {
  const parsed = z.safeParse(Document, document);
  expect(parsed.success ? [] : parsed.error.issues).toEqual([]);
});

test('every route is described, with a name of its own and every way in which it can end', () => {
  expect(operations().map(({ path, method }) => `${method} ${path}`)).toEqual([
    'get /v1/health',
    'get /openapi.json',
    'get /v1/campaign',
    'get /v1/review-key',
    'post /v1/batches',
    'get /v1/envelopes',
    'get /v1/envelopes/pack',
    'get /v1/envelopes/{id}',
    'post /v1/envelopes/missing',
  ]);
  const names = operations().map(({ operation }) => operation.operationId);
  expect(new Set(names).size).toBe(names.length);
  for (const { path, operation } of operations()) {
    const statuses = Object.keys(operation.responses);
    expect(statuses, path).toEqual(expect.arrayContaining(['400', '415', '429', '503']));
    const open = operation.security?.length === 0;
    if (!open) expect(statuses, path).toEqual(expect.arrayContaining(['401', '403']));
    expect(operation.responses['503']?.headers).toHaveProperty('retry-after');
  }
});

test('every problem that a route names is one of the catalogue, with its own status', () => {
  for (const { operation } of operations()) {
    for (const [status, { content }] of Object.entries(operation.responses)) {
      const type = z.safeParse(
        z.object({ properties: z.object({ type: z.object({ enum: z.array(z.string()) }) }) }),
        content['application/problem+json']?.schema,
      );
      if (!type.success) continue;
      for (const one of type.data.properties.type.enum) {
        const key = one.replace('urn:calepin:problem:', '') as keyof typeof problems;
        expect(problems[key].status).toBe(Number(status));
      }
    }
  }
});

test('the limits are in the document', () => {
  for (const limit of Object.values(defaultLimits)) {
    expect(document.info.description).toContain(String(limit));
    expect(document.paths['/v1/batches']?.post?.description).toContain(String(limit));
  }
});

test('the validator of these tests tells a wrong reply from a right one', async () => {
  const { schema } = document.paths['/v1/health']?.get?.responses['200']?.content['application/json'] ?? {};
  const right: unknown = await (await world.get('/v1/health')).json();
  expect(await conforms(schema ?? {}, right)).toBe(true);
  expect(await conforms(schema ?? {}, { ...(right as object), more: 1 })).toBe(false);
  expect(await conforms(schema ?? {}, { ...(right as object), day: 'soon' })).toBe(false);
});

test('replies are as the document says', async () => {
  const one = envelope();
  const check = async (path: string, method: 'get' | 'post', reply: Response) => {
    const said = await conforms(schemaOf(path, method, reply), await reply.json());
    expect(said, `${method} ${path} ${reply.status}`).toBe(true);
  };
  await check('/v1/batches', 'post', await world.send(formOf(one)));
  await check('/v1/batches', 'post', await world.send(formOf(envelope(ageFile(), one.id))));
  await check('/v1/batches', 'post', await world.send(formOf(envelope(ageFile(), 'x'))));
  await check(
    '/v1/batches',
    'post',
    await world.send('{}', { ...world.facilitator, 'content-type': 'text/plain' }),
  );
  await check('/v1/batches', 'post', await world.send(formOf(one), world.reviewer));
  const missing = '/v1/envelopes/missing';
  const ask = (body: string) =>
    fetch(world.url + missing, {
      method: 'POST',
      headers: { ...world.facilitator, 'content-type': 'application/json' },
      body,
    });
  await check(
    missing,
    'post',
    await ask(JSON.stringify({ envelopes: [{ id: one.id, sha256: one.sha256 }] })),
  );
  await check(missing, 'post', await ask('{}'));
  await check('/v1/health', 'get', await world.get('/v1/health'));
  await check('/v1/campaign', 'get', await world.get('/v1/campaign', world.facilitator));
  await check('/v1/campaign', 'get', await world.get('/v1/campaign'));
  await check('/v1/envelopes', 'get', await world.get('/v1/envelopes', world.reviewer));
  await check('/v1/envelopes', 'get', await world.get('/v1/envelopes?limit=x', world.reviewer));
  await check('/v1/envelopes/{id}', 'get', await world.get('/v1/envelopes/x', world.reviewer));
  await check('/v1/review-key', 'get', await world.get('/v1/review-key', world.facilitator));
});
