/** One part of a `multipart/form-data` body. `name` and `type` are as sent, `type` without parameters. */
export interface Part {
  readonly name: string;
  /** `null` when none was sent. */
  readonly filename: string | null;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Reads a whole body, every part as bytes, with a `filename` or without. `null` when anything in it is
 * not understood: a strict reader cannot mistake a damaged delimiter for content that may be skipped
 * (the usual parsers drop what stands before the first delimiter, after the last, and between odd
 * headers without a word). The parts are views of `body`.
 */
export function parseMultipart(contentType: string, body: Buffer<ArrayBuffer>): readonly Part[] | null {
  const boundary = boundaryOf(contentType);
  if (boundary === null) return null;
  const delimiter = Buffer.from(`\r\n--${boundary}`, 'latin1');
  const parts: Part[] = [];
  if (!body.subarray(0, delimiter.length - 2).equals(delimiter.subarray(2))) return null;
  let at = delimiter.length - 2;
  for (;;) {
    const mark = body.toString('latin1', at, at + 2);
    if (mark === '--') return isBlank(body.subarray(at + 2)) ? parts : null;
    if (mark !== '\r\n') return null;
    const headersEnd = body.subarray(at, at + maxPartHeader).indexOf('\r\n\r\n');
    if (headersEnd === -1) return null;
    const start = at + headersEnd + 4;
    const end = body.indexOf(delimiter, start);
    if (end === -1) return null;
    const part = readPart(body.toString('latin1', at + 2, at + headersEnd), body.subarray(start, end));
    if (part === null) return null;
    parts.push(part);
    at = end + delimiter.length;
  }
}

/** What stands before a part's bytes. The file name makes browsers read the part as bytes. */
export function partHeader(boundary: string, name: string, type: string, filename: string): string {
  return (
    `--${boundary}\r\n` +
    `content-disposition: form-data; name="${name}"; filename="${filename}"\r\n` +
    `content-type: ${type}\r\n\r\n`
  );
}

/** What stands after a part's bytes. */
export const partEnd = '\r\n';

/** What stands after the last part. */
export function formEnd(boundary: string): string {
  return `--${boundary}--\r\n`;
}

const maxPartHeader = 4096;
const token = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const parameter = new RegExp(`\\s*;\\s*(${token})\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|([^\\s";]+))`, 'y');
const headerLine = new RegExp(`^(${token}):[ \\t]*(.*?)[ \\t]*$`);

function boundaryOf(contentType: string): string | null {
  const value = readValue(contentType);
  const boundary = value?.parameters.get('boundary');
  return value?.main === 'multipart/form-data' && boundary !== undefined && /^[ -~]{1,70}$/.test(boundary)
    ? boundary
    : null;
}

function readPart(headers: string, bytes: Uint8Array<ArrayBuffer>): Part | null {
  const fields = new Map<string, string>();
  for (const line of headers.split('\r\n')) {
    const [, name, value] = headerLine.exec(line) ?? [];
    if (name === undefined || value === undefined || fields.has(name.toLowerCase())) return null;
    fields.set(name.toLowerCase(), value);
  }
  const encoding = fields.get('content-transfer-encoding') ?? 'binary';
  if (fields.has('content-encoding') || !/^(?:7bit|8bit|binary)$/i.test(encoding)) return null;
  const disposition = readValue(fields.get('content-disposition') ?? '');
  const name = disposition?.parameters.get('name');
  const type = readValue(fields.get('content-type') ?? 'text/plain');
  if (disposition?.main !== 'form-data' || name === undefined || type === null) return null;
  return { name, filename: disposition.parameters.get('filename') ?? null, type: type.main, bytes };
}

/** `main; key=value; key="value"`, with the main word and the keys in lower case. */
function readValue(text: string): { main: string; parameters: ReadonlyMap<string, string> } | null {
  const main = /^[^\s;]+/.exec(text)?.[0];
  if (main === undefined) return null;
  const parameters = new Map<string, string>();
  parameter.lastIndex = main.length;
  for (;;) {
    const at = parameter.lastIndex;
    const match = parameter.exec(text);
    if (match === null)
      return /^\s*;?\s*$/.test(text.slice(at)) ? { main: main.toLowerCase(), parameters } : null;
    const key = match[1]?.toLowerCase() ?? '';
    if (parameters.has(key)) return null;
    parameters.set(key, match[2]?.replace(/\\(.)/g, '$1') ?? match[3] ?? '');
  }
}

function isBlank(rest: Uint8Array): boolean {
  return rest.every((byte) => byte === 13 || byte === 10);
}
