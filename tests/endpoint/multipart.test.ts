import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { formEnd, parseMultipart, partEnd, partHeader } from '../../src/endpoint/multipart.ts';

const boundary = 'b0undary';
const type = `multipart/form-data; boundary=${boundary}`;
const part = (headers: string, content = 'x') => `--${boundary}\r\n${headers}\r\n\r\n${content}\r\n`;
const end = `--${boundary}--\r\n`;
const disposition = 'Content-Disposition: form-data; name="a"';
const parse = (body: string, contentType = type) => parseMultipart(contentType, Buffer.from(body, 'latin1'));

test('what is written is read, whatever the bytes', () => {
  const parts = fc.array(fc.record({ name: fc.uuid(), bytes: fc.uint8Array({ maxLength: 300 }) }));
  fc.assert(
    fc.property(parts, (written) => {
      const body = Buffer.concat([
        ...written.flatMap(({ name, bytes }) => [
          Buffer.from(partHeader(boundary, name, 'application/age', `${name}.age`)),
          bytes,
          Buffer.from(partEnd),
        ]),
        Buffer.from(formEnd(boundary)),
      ]);
      const read = parseMultipart(type, body);
      expect(read?.map(({ name, bytes }) => ({ name, bytes: new Uint8Array(bytes) }))).toEqual(
        written.map(({ name, bytes }) => ({ name, bytes: new Uint8Array(bytes) })),
      );
    }),
  );
});

test('what a browser writes is read, with and without a file name', async () => {
  const form = new FormData();
  const bytes = new Uint8Array([0, 13, 10, 45, 45, 255, 128]);
  form.append('one', new Blob([bytes], { type: 'application/age' }));
  form.append('two', new Blob([bytes], { type: 'Application/AGE' }), 'a "quoted"; name=x.age');
  const request = new Request('http://localhost', { method: 'POST', body: form });
  const body = Buffer.from(await request.arrayBuffer());
  const read = parseMultipart(request.headers.get('content-type') ?? '', body);
  expect(read?.map((one) => [one.name, one.type, [...one.bytes]])).toEqual([
    ['one', 'application/age', [...bytes]],
    ['two', 'application/age', [...bytes]],
  ]);
});

test('a body cut anywhere before its last delimiter is not read', () => {
  const body = part(disposition) + part(disposition) + end;
  for (let length = 0; length < body.length - 2; length++) expect(parse(body.slice(0, length))).toBeNull();
  expect(parse(body.slice(0, -2))).toHaveLength(2);
  expect(parse(body)).toHaveLength(2);
});

test('nothing is skipped in silence', () => {
  const refused = {
    'text before the first delimiter': `hello\r\n${part(disposition)}${end}`,
    'text after the last delimiter': `${part(disposition)}${end}${part(disposition)}`,
    'a part without a disposition': part('Content-Type: application/age') + end,
    'a part without a name': part('Content-Disposition: form-data') + end,
    'a part that is not form data': part('Content-Disposition: attachment; name="a"') + end,
    'a header without a colon': part(`${disposition}\r\nnonsense`) + end,
    'a folded header': part('Content-Disposition: form-data;\r\n name="a"') + end,
    'a header twice': part(`${disposition}\r\n${disposition}`) + end,
    'a name twice': part(`${disposition}; name="b"`) + end,
    'an encoding': part(`${disposition}\r\nContent-Transfer-Encoding: base64`) + end,
    'a compressed part': part(`${disposition}\r\nContent-Encoding: gzip`) + end,
    'headers without an end': part(`${disposition}\r\nX: ${'y'.repeat(5000)}`) + end,
    'a delimiter with a tail': `--${boundary}x\r\n${disposition}\r\n\r\nx\r\n${end}`,
  };
  for (const [what, body] of Object.entries(refused)) expect(parse(body), what).toBeNull();
});

test('a name inside of another value is not the name', () => {
  const sly = 'Content-Disposition: form-data; filename="; name=evil"; name=good';
  expect(parse(part(sly) + end)?.map(({ name }) => name)).toEqual(['good']);
});

test('a content type without a usable boundary is not read', () => {
  const body = part(disposition) + end;
  for (const odd of [
    '',
    'multipart/form-data',
    'multipart/mixed; boundary=b0undary',
    'multipart/form-data; boundary=""',
    `multipart/form-data; boundary=${'x'.repeat(71)}`,
    'multipart/form-data; boundary=b0undary; boundary=b0undary',
  ]) {
    expect(parse(body, odd), odd).toBeNull();
  }
  expect(parse(body, 'Multipart/Form-Data;Boundary="b0undary"')).toHaveLength(1);
});
