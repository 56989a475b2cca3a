import type { Submission } from '../contract/submission.ts';
import { fromColumns, toColumns, type UnpackResult } from './columns.ts';
import { padmeLength } from './padme.ts';

const headerBytes = 4;

/** No honest submission is near this (40 ideas: 15 kB); a gzip bomb stops here. Bytes. */
const maxUnpackedBytes = 64 * 1024 * 1024;

/**
 * The plaintext of an envelope: u32 big-endian length, that many bytes of gzip, zeros up to the Padmé
 * length. `age -d | tail -c +5 | gunzip` reads it; a browser's DecompressionStream, which refuses
 * trailing bytes, is given exactly the gzip.
 */
export async function packSubmission(submission: Submission): Promise<Uint8Array<ArrayBuffer>> {
  const json = new TextEncoder().encode(JSON.stringify(toColumns(submission)));
  const zipped = await readAll(pipe(json, new CompressionStream('gzip')), Infinity);
  const packed = new Uint8Array(padmeLength(headerBytes + zipped.length));
  new DataView(packed.buffer).setUint32(0, zipped.length);
  packed.set(zipped, headerBytes);
  return packed;
}

/** The inverse of `packSubmission`. */
export async function unpackSubmission(packed: Uint8Array): Promise<UnpackResult> {
  if (packed.length < headerBytes) return { type: 'malformed' };
  const length = new DataView(packed.buffer, packed.byteOffset).getUint32(0);
  if (length > packed.length - headerBytes) return { type: 'malformed' };
  const zipped = packed.slice(headerBytes, headerBytes + length);
  try {
    const json = await readAll(pipe(zipped, new DecompressionStream('gzip')), maxUnpackedBytes);
    return fromColumns(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json)));
  } catch {
    return { type: 'malformed' };
  }
}

type ByteTransform = ReadableWritablePair<Uint8Array<ArrayBuffer>, BufferSource>;

function pipe(bytes: Uint8Array<ArrayBuffer>, through: ByteTransform) {
  return new Blob([bytes]).stream().pipeThrough(through);
}

async function readAll(stream: ReadableStream<Uint8Array<ArrayBuffer>>, limit: number) {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > limit) {
      await reader.cancel();
      throw new RangeError('unpacked size over the limit');
    }
    chunks.push(value);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
