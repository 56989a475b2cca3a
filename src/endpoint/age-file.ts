/**
 * Whether bytes have the shape of an age file: intro, one or more recipient stanzas, the header's MAC,
 * and a payload no shorter than its nonce and one empty chunk. Nothing is opened.
 */
export function isAgeFile(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, maxHeader));
  const header = headerShape.exec(start.toString('latin1'));
  return header !== null && bytes.byteLength - header[0].length >= minPayload;
}

const maxHeader = 16 * 1024;
const minPayload = 16 + 16;
const headerShape =
  /^age-encryption\.org\/v1\n(?:-> [!-~]+(?: [!-~]+)*\n(?:[A-Za-z0-9+/]{64}\n)*[A-Za-z0-9+/]{0,63}\n)+--- [A-Za-z0-9+/]{43}\n/;
