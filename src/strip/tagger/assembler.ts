/** Bytes of a WebAssembly module (https://webassembly.github.io/spec/core/binary/), grouped as their writer likes. */
export type Code = readonly (number | Code)[];

export const unsigned = (value: number): Code =>
  value < 128 ? [value] : [(value & 127) | 128, unsigned(value >>> 7)];
const signed = (value: number): Code =>
  value >= -64 && value < 64 ? [value & 127] : [(value & 127) | 128, signed(value >> 7)];
const flatten = (code: Code): readonly number[] => (code as readonly unknown[]).flat(Infinity) as number[];
const sized = (...code: Code): readonly number[] => {
  const bytes = flatten(code);
  return [...flatten(unsigned(bytes.length)), ...bytes];
};
const section = (id: number, ...items: Code): Code => [id, sized(unsigned(items.length), items)];
const text = (letters: string): Code => sized(...new TextEncoder().encode(letters));

const i32 = 0x7f;
const v128 = 0x7b;
export const end = 0x0b;
export const loop: Code = [0x03, 0x40];
/** Round again while the number on the stack is not 0. */
export const again: Code = [0x0d, 0, end];
export const get = (local: number): Code => [0x20, local];
export const set = (local: number): Code => [0x21, local];
export const tee = (local: number): Code => [0x22, local];
/** Pushes a whole number. */
export const whole = (value: number): Code => [0x41, signed(value)];
export const addWhole = 0x6a;
export const isBelow = 0x49;
/** An instruction on vectors of 128 bits. */
export const vector = (operation: number, ...operands: Code): Code => [0xfd, unsigned(operation), operands];
/** At the address on the stack, aligned to 16 bytes. */
export const load = (offset: number): Code => vector(0, 4, unsigned(offset));
export const store = (offset: number): Code => vector(11, 4, unsigned(offset));
/** Moves an address on. */
export const advance = (address: number, bytes: number): Code => [
  get(address),
  whole(bytes),
  addWhole,
  set(address),
];
/** Round again until the address reaches the last one. */
export const againBelow = (address: number, last: number): Code => [get(address), get(last), isBelow, again];

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
  return Uint8Array.from(
    flatten([
      [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
      section(
        1,
        ...routines.map(({ parameters }) => [0x60, sized(...Array<number>(parameters).fill(i32)), 0]),
      ),
      section(2, [text(''), text('memory'), 2, 0, 0]),
      section(3, ...routines.map((_, number) => [number])),
      section(7, ...routines.map(({ name }, number) => [text(name), 0, number])),
      section(
        10,
        ...routines.map(({ wholes, vectors, body }) => sized(2, wholes, i32, vectors, v128, body, end)),
      ),
    ]),
  );
}
