import { CommanderError } from 'commander';
import { createProgram } from './program.ts';
import { Stop, systemReason } from './stop.ts';

/** Runs the command with these arguments; the exit code. Every failure is one clear line on stderr. */
export async function run(args: readonly string[]): Promise<number> {
  endWithReader();
  endWithParent();
  hideExperimentalWarnings();
  let exitCode = 0;
  const program = createProgram((code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const { code, message } = explain(error);
    process.stderr.write(message.replace(/^/gm, 'calepin: ') + '\n');
    return code;
  }
}

function explain(error: unknown): { code: number; message: string } {
  if (error instanceof Stop) return { code: error.exitCode, message: error.message };
  if (!(error instanceof Error)) return { code: 1, message: 'something failed that should not' };
  if ('syscall' in error) {
    const { path, syscall } = error as NodeJS.ErrnoException;
    return { code: 1, message: `${path ?? syscall}: ${systemReason(error)}` };
  }
  if ('code' in error && error.code === 'ERR_SQLITE_ERROR') {
    return { code: 1, message: `the ledger cannot be used: ${error.message}` };
  }
  return { code: 1, message: error.message.split('\n', 1)[0] ?? error.name };
}

/** A reader that stops early (`calepin strip | head`) is not an error. */
function endWithReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  process.stderr.on('error', () => process.exit(1));
}

/**
 * `bin/calepin` on an old Node holds an IPC channel to this process, which closes when that process dies
 * in any way: then this one is to stop, as if told to.
 */
function endWithParent(): void {
  if (!process.channel) return;
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}

/** `node:sqlite` is announced as experimental before Node 24. */
function hideExperimentalWarnings(): void {
  process.removeAllListeners('warning');
  process.on('warning', (warning) => {
    if (warning.name !== 'ExperimentalWarning') process.stderr.write(`calepin: ${warning.message}\n`);
  });
}
