/** A slow line: what it carries in a second, each way, and how long a byte takes there and back. */
export interface Line {
  readonly bytesPerSecond: number;
  /** Milliseconds. */
  readonly roundTrip: number;
}

/** Calls back when so many more bytes would have arrived, in the order of the calls. */
type Send = (bytes: number, arrived: () => void) => void;

/**
 * Makes the directions of a line; all of them share what it carries. Bytes that are sent together arrive
 * together, since nobody here looks at less than a whole request. The first of a direction pay for the
 * connection. Without a line, everything arrives at once.
 */
export function paced(line: Line | undefined): () => Send {
  if (line === undefined) return () => (_bytes, arrived) => arrived();
  let free = 0;
  return () => {
    let before = Promise.resolve();
    let connecting = line.roundTrip / 2;
    return (bytes, arrived) => {
      const now = performance.now();
      free = Math.max(now, free) + (bytes / line.bytesPerSecond) * 1_000;
      const wait = free - now + line.roundTrip / 2 + connecting;
      connecting = 0;
      const travelled = new Promise<void>((resolve) => setTimeout(resolve, wait));
      before = Promise.all([before, travelled]).then(arrived);
    };
  };
}
