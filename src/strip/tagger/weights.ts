import { featureSizes, noteFlags, wordFlags } from './features.ts';

/** One matrix, rows behind each other. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float32Array;
}

/**
 * Reads `tagger.bin`: a length, a JSON header that names the matrices, their scales, their int8 values. Throws when
 * it was trained for other features than these: an app whose tagger misreads must not strip.
 */
export function parseWeights(bytes: Uint8Array): ReadonlyMap<string, Matrix> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerLength = view.getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + headerLength))) as Header;
  const flags = [...wordFlags, ...noteFlags];
  if (header.version !== 1 || header.flags.join('|') !== flags.join('|') || !sameSizes(header.sizes))
    throw new Error('tagger.bin was trained for other features');
  let at = 4 + headerLength;
  const scalesOf = header.tensors.map(({ scales }) =>
    Float32Array.from({ length: scales }, () => {
      at += 4;
      return view.getFloat32(at - 4, true);
    }),
  );
  const matrices = new Map<string, Matrix>();
  header.tensors.forEach(({ name, rows, columns }, index) => {
    const scales = scalesOf[index] ?? new Float32Array();
    const values = new Float32Array(rows * columns);
    for (let row = 0; row < rows; row += 1) {
      const scale = scales[scales.length === 1 ? 0 : row] ?? 0;
      for (let cell = row * columns; cell < (row + 1) * columns; cell += 1, at += 1)
        values[cell] = view.getInt8(at) * scale;
    }
    matrices.set(name, { rows, columns, values });
  });
  return matrices;
}

interface Header {
  readonly version: number;
  readonly sizes: Readonly<Record<string, number>>;
  readonly flags: readonly string[];
  readonly tensors: readonly {
    readonly name: string;
    readonly rows: number;
    readonly columns: number;
    readonly scales: number;
  }[];
}

function sameSizes(sizes: Readonly<Record<string, number>>): boolean {
  return Object.entries(featureSizes).every(([name, size]) => sizes[name] === size);
}
