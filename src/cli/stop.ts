/** 1: the thing itself failed. 2: wrong use. */
export type ExitCode = 1 | 2;

/**
 * Ends the command: one line for the person on stderr, and the exit code. Thrown where the command finds
 * that it cannot go on, caught in `run.ts` only. The message never holds content, a token or a key.
 */
export class Stop extends Error {
  readonly exitCode: ExitCode;

  constructor(exitCode: ExitCode, message: string) {
    super(message);
    this.exitCode = exitCode;
  }
}

export function failed(message: string): Stop {
  return new Stop(1, message);
}

export function wrongUse(message: string): Stop {
  return new Stop(2, message);
}

/** What the operating system refused, in words: "there is no such file or folder". */
export function systemReason(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
  return reasonsByCode[code] ?? code;
}

const reasonsByCode: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of the path is not a folder',
  EISDIR: 'it is a folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EADDRINUSE: 'the port is in use',
  EADDRNOTAVAIL: 'this machine does not have that address',
  ENOTFOUND: 'there is no such host',
};
