/** One JSON value on a line of stdout. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

export function printLines(...lines: readonly string[]): void {
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
}

/** A remark for the person, on stderr, so that stdout stays what was asked for. */
export function remark(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** "1 envelope", "3 envelopes". */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
