import { featureSizes, noteFlags, wordFlags } from './features.ts';

/** One matrix of eight-bit numbers, rows behind each other. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Int8Array;
  /** What a number of each row stands for; a single one is that of all rows. */
  readonly scales: Float32Array;
}

/**
 * Reads `tagger.bin`: a length, a JSON header that names the matrices, their scales, their int8 values, which stay
 * where they are in `bytes`. Throws when it was trained for other features than these: an app whose tagger misreads
 * must not strip.
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
    const values = new Int8Array(bytes.buffer, bytes.byteOffset + at, rows * columns);
    matrices.set(name, { rows, columns, values, scales: scalesOf[index] ?? new Float32Array() });
    at += rows * columns;
  });
  return matrices;
}

/** The number in a cell. */
export function cellOf({ columns, values, scales }: Matrix, row: number, column: number): number {
  return (values[row * columns + column] ?? 0) * (scales[scales.length === 1 ? 0 : row] ?? 0);
}

/** The numbers in all cells, rows behind each other. */
export function cellsOf(matrix: Matrix): Float64Array {
  const { values, scales, columns } = matrix;
  const cells = new Float64Array(values.length);
  for (let cell = 0; cell < cells.length; cell += 1)
    cells[cell] = values[cell]! * scales[scales.length === 1 ? 0 : (cell / columns) | 0]!;
  return cells;
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
