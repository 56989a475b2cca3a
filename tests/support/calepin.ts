import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../../bin/toolchain.mjs';

const program = join(root, 'bin', 'calepin');

export interface CommandResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command to its end. */
export function calepin(args: readonly string[], input = ''): Promise<CommandResult> {
  return new Promise((resolve) => {
    const options = { maxBuffer: 64 * 1024 * 1024 };
    const child = execFile(process.execPath, [program, ...args], options, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, stdout, stderr });
    });
    child.stdin?.end(input);
  });
}

/** The one JSON value that `--json` prints. Throws when the command failed. */
export async function calepinJson<T>(args: readonly string[]): Promise<T> {
  const { code, stdout, stderr } = await calepin([...args, '--json']);
  if (code !== 0) throw new Error(`calepin ${args[0]} ended with ${code}: ${stderr}`);
  return JSON.parse(stdout) as T;
}

export interface Serving {
  readonly app: string;
  readonly review: string;
  readonly pid: number;
  /** Everything it printed; for looking for what must not be there. */
  readonly log: () => string;
  kill(signal: NodeJS.Signals): Promise<void>;
  /** `null`: it runs, or was ended by a signal. */
  readonly exitCode: () => number | null;
}

/** Starts the endpoint as a process of its own; resolves when both listeners answer. */
export async function serve(folder: string, args: readonly string[] = []): Promise<Serving> {
  const child: ChildProcess = spawn(process.execPath, [program, 'serve', folder, '--json', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  child.stdout?.on('data', (chunk: Buffer) => (log += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (log += chunk.toString()));
  const first = await Promise.race([
    once(createInterface({ input: child.stdout! }), 'line').then(([line]) => String(line)),
    once(child, 'exit').then(() => {
      throw new Error(`calepin serve ended: ${log}`);
    }),
  ]);
  const { app, review, pid } = JSON.parse(first) as { app: string; review: string; pid: number };
  return {
    app,
    review,
    pid,
    log: () => log,
    exitCode: () => child.exitCode,
    async kill(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      process.kill(pid, signal);
      await ended;
    },
  };
}
