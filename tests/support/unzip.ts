import { inflateRawSync } from 'node:zlib';

/** The text of all files of a zip, by its central directory. */
export function unzip(zip: Buffer): string {
  let entry = zip.readUInt32LE(zip.lastIndexOf('PK\u0005\u0006') + 16);
  let text = '';
  while (zip.readUInt32LE(entry) === 0x02014b50) {
    const [method, size, header] = [
      zip.readUInt16LE(entry + 10),
      zip.readUInt32LE(entry + 20),
      zip.readUInt32LE(entry + 42),
    ];
    const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
    const bytes = zip.subarray(start, start + size);
    text += (method === 0 ? bytes : inflateRawSync(bytes)).toString();
    entry += 46 + zip.readUInt16LE(entry + 28) + zip.readUInt16LE(entry + 30) + zip.readUInt16LE(entry + 32);
  }
  return text;
}
