/** Bytes of a WebAssembly module (https://webassembly.github.io/spec/core/binary/). */
export type Code = readonly number[];

export const sequence = (...parts: readonly Code[]): Code => parts.flat();
const unsigned = (value: number): Code =>
  value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >>> 7)];
const signed = (value: number): Code =>
  value >= -64 && value < 64 ? [value & 127] : [(value & 127) | 128, ...signed(value >> 7)];
const list = (...items: readonly Code[]): Code => [...unsigned(items.length), ...items.flat()];
const sized = (bytes: Code): Code => [...unsigned(bytes.length), ...bytes];
const text = (letters: string): Code => sized([...new TextEncoder().encode(letters)]);
const section = (id: number, ...items: readonly Code[]): Code => [id, ...sized(list(...items))];

const i32 = 0x7f;
const v128 = 0x7b;
export const end: Code = [0x0b];
export const loop: Code = [0x03, 0x40];
export const get = (local: number): Code => [0x20, local];
export const set = (local: number): Code => [0x21, local];
export const tee = (local: number): Code => [0x22, local];
/** Pushes a whole number. */
export const whole = (value: number): Code => [0x41, ...signed(value)];
export const addWhole: Code = [0x6a];
export const subtractWhole: Code = [0x6b];
export const call = (number: number): Code => [0x10, number];
/** An instruction on vectors of 128 bits. */
export const vector = (operation: number, ...operands: Code): Code => [
  0xfd,
  ...unsigned(operation),
  ...operands,
];
export const offset = unsigned;
/** At the address on the stack, aligned to 16 bytes. */
export const load = (bytes: number): Code => vector(0, 4, ...unsigned(bytes));
export const store = (bytes: number): Code => vector(11, 4, ...unsigned(bytes));
/** Moves an address on. */
export const advance = (address: number, bytes: number): Code =>
  sequence(get(address), whole(bytes), addWhole, set(address));
/** Round again until the address reaches the last one. */
export const againBelow = (address: number, last: number): Code =>
  sequence(get(address), get(last), [0x49, 0x0d, 0], end);

/** A function of `parameters` whole numbers that returns nothing, with `wholes` and `vectors` for itself. */
export interface Routine {
  readonly name: string;
  readonly parameters: number;
  readonly wholes: number;
  readonly vectors: number;
  readonly body: Code;
}

/**
 * The functions of a module of these routines over a memory of `bytes`. Null where WebAssembly, or its vectors, are
 * missing or forbidden.
 */
export function assemble(
  routines: readonly Routine[],
  bytes: number,
): { readonly memory: WebAssembly.Memory; readonly run: Readonly<Record<string, Run>> } | null {
  if (typeof WebAssembly === 'undefined') return null;
  try {
    const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / 65_536) });
    const module = new WebAssembly.Module(moduleOf(routines));
    return {
      memory,
      run: new WebAssembly.Instance(module, { '': { memory } }).exports as Record<string, Run>,
    };
  } catch {
    return null;
  }
}

type Run = (...parameters: readonly number[]) => void;

function moduleOf(routines: readonly Routine[]): Uint8Array<ArrayBuffer> {
  const parameters = ({ parameters: count }: Routine): Code => Array<number>(count).fill(i32);
  return Uint8Array.from(
    sequence(
      [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
      section(1, ...routines.map((routine) => [0x60, ...sized(parameters(routine)), 0])),
      section(2, sequence(text(''), text('memory'), [2, 0, 0])),
      section(3, ...routines.map((_, number) => [number])),
      section(7, ...routines.map(({ name }, number) => sequence(text(name), [0, number]))),
      section(
        10,
        ...routines.map(({ wholes, vectors, body }) =>
          sized(sequence([2, wholes, i32, vectors, v128], body, end)),
        ),
      ),
    ),
  );
}
