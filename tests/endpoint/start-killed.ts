import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface Killable {
  readonly url: string;
  /** Resolves when the process is gone. */
  readonly kill: () => Promise<void>;
}

/**
 * An endpoint in a process of its own over a ledger. `fileLimit`: no file may grow beyond this many blocks,
 * as on a disk that is full. Whoever starts one kills it.
 */
export async function startKillable(file: string, fileLimit?: number): Promise<Killable> {
  const script = fileURLToPath(new URL('killed-endpoint.ts', import.meta.url));
  const limit = fileLimit === undefined ? '' : `ulimit -f ${fileLimit}; `;
  const command = [process.execPath, '--no-warnings', script, file];
  const child: ChildProcess = spawn('sh', ['-c', `${limit}exec "$@"`, 'sh', ...command], {
    stdio: ['ignore', 'pipe', 'inherit'],
    // Starts in half the time.
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'calepin-compile-cache') },
  });
  const gone = once(child, 'exit');
  const [url] = (await once(createInterface({ input: child.stdout! }), 'line')) as [string];
  return {
    url,
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
