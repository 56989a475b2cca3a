import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { failed, systemReason, wrongUse } from './stop.ts';

const shortestPassphrase = 12;

/** The first line of the file, without its line end. Stops with 2 when it cannot serve as a passphrase. */
export function readPassphrase(file: string): string {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw wrongUse(`cannot read the passphrase file ${file}: ${systemReason(error)}`);
  }
  const passphrase = firstLine(text);
  if (passphrase === '') throw wrongUse(`the passphrase file ${file} is empty`);
  return passphrase;
}

/** As `readPassphrase`, for a passphrase that is going to seal something. */
export function readNewPassphrase(file: string): string {
  const passphrase = readPassphrase(file);
  const weakness = weaknessOf(passphrase);
  if (weakness !== null) throw wrongUse(`${weakness}: ${file}`);
  return passphrase;
}

/** 99 random bits as four groups of letters and digits that cannot be mistaken for one another. */
export function createPassphrase(): string {
  const group = () => Array.from({ length: 5 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return Array.from({ length: 4 }, group).join('-');
}

const alphabet = '23456789abcdefghjkmnpqrstuvwxyz';

/** Asks twice on the terminal, without echo. */
export async function askNewPassphrase(): Promise<string> {
  const first = await askPassphrase('Passphrase for the review key: ');
  const weakness = weaknessOf(first);
  if (weakness !== null) throw failed(weakness);
  if ((await askPassphrase('Once more: ')) !== first) throw failed('the two passphrases differ');
  return first;
}

/** Asks on the terminal, without echo. */
export async function askPassphrase(question: string): Promise<string> {
  process.stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true });
  const closed = new Promise<never>((_resolve, reject) => {
    terminal.once('close', () => reject(failed('no passphrase was given')));
  });
  try {
    return await Promise.race([terminal.question(''), closed]);
  } finally {
    terminal.close();
    process.stderr.write('\n');
  }
}

function weaknessOf(passphrase: string): string | null {
  return passphrase.length < shortestPassphrase
    ? `the passphrase is shorter than ${shortestPassphrase} characters`
    : null;
}

function firstLine(text: string): string {
  return text.replace(/^\uFEFF/, '').split(/\r?\n/, 1)[0] ?? '';
}
