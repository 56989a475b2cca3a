import { spawn, spawnSync } from 'node:child_process';
import { createHash, randomInt } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import {
  ensureNode,
  ensurePackages,
  environmentFor,
  MissingError,
  root,
  run,
  runMain,
  say,
} from './toolchain.mjs';

const folder = join(root, 'data');
const campaign = join(folder, 'demo');
const passphraseFile = join(folder, 'passphrase.txt');
const invitationsFile = join(folder, 'invitations.json');

/** `npm start`: brings what is missing, builds, makes a demo campaign once, and serves it. */
await runMain(async () => {
  const node = ensureNode();
  ensurePackages(node);
  buildWhenStale(node);
  if (!existsSync(join(campaign, 'campaign.json'))) createDemo(node);
  await serve(node);
});

function buildWhenStale(node) {
  const stamp = join(root, 'dist', '.built');
  const wanted = fingerprint([
    'src',
    'public',
    'bin',
    'vite.config.ts',
    'tsconfig.json',
    'package-lock.json',
  ]);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  say('Building …');
  run(node, [join(root, 'bin', 'build.mjs')], environmentFor(node), 2);
  writeFileSync(stamp, wanted);
}

/** Changes when a source file does: a hash of contents. */
function fingerprint(places) {
  const hash = createHash('sha256');
  for (const place of places) {
    const path = join(root, place);
    const files = statSync(path).isDirectory()
      ? readdirSync(path, { recursive: true, encoding: 'utf8' }).sort()
      : [''];
    for (const name of files) {
      const file = join(path, name);
      if (statSync(file).isFile()) hash.update(`${place}/${name}\0`).update(readFileSync(file));
    }
  }
  return hash.digest('hex');
}

function createDemo(node) {
  say('Creating a demo campaign …');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!existsSync(passphraseFile)) {
    writeFileSync(passphraseFile, `${createPassphrase()}\n`, { mode: 0o600 });
  }
  const args = ['init', campaign, '--name', 'Demo', '--passphrase-file', passphraseFile, '--json'];
  const { status, stdout } = spawnSync(node, [join(root, 'bin', 'calepin'), ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new MissingError('The demo campaign could not be created.');
  const { invitations } = JSON.parse(stdout);
  writeFileSync(invitationsFile, JSON.stringify(invitations), { mode: 0o600 });
}

/** Eight groups of four of 32 unmistakable characters: 160 bits. */
function createPassphrase() {
  const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789';
  const group = () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return Array.from({ length: 8 }, group).join('-');
}

async function serve(node) {
  const port = (name) =>
    process.env[name] ? [`--${name.toLowerCase().replace('_', '-')}`, process.env[name]] : [];
  const args = ['serve', campaign, ...port('PORT'), ...port('REVIEW_PORT'), '--json'];
  const server = spawn(node, [join(root, 'bin', 'calepin'), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal));
  server.on('exit', (code, signal) => {
    process.exitCode = signal || code === null ? 0 : code;
  });
  const lines = createInterface({ input: server.stdout });
  for await (const line of lines) {
    const { app, review } = JSON.parse(line);
    printLinks(app, review);
    break;
  }
}

function printLinks(app, review) {
  const invitations = JSON.parse(readFileSync(invitationsFile, 'utf8'));
  const link = (role, base) => {
    const { hash } = new URL(invitations.find((invitation) => invitation.role === role).link);
    return `${base.replace(/\/$/, '')}/${hash}`;
  };
  console.log(`Facilitator: ${link('facilitator', app)}`);
  console.log(`Reviewer: ${link('reviewer', review)}`);
  console.log(`Review key: ${join(campaign, 'review-key.age')}, its passphrase: ${passphraseFile}`);
}
