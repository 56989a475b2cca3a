import { readdirSync, readFileSync } from 'node:fs';
import type { Language } from '../../src/contract/primitives.ts';

/** A line of `strip/<kind>.jsonl`. Without `expected`, every identifier of the markup is gone and nothing else is touched. */
export interface Vector {
  readonly file: string;
  readonly line: number;
  readonly lang: Language;
  readonly text: string;
  /** The exact stripped text, where placeholders and their numbers are the point. */
  readonly expected?: string;
  readonly keepList?: readonly string[];
}

/** A line of `meetings/<lang>.jsonl`: an idea of one members' meeting. */
export interface MeetingNote {
  readonly topic: string;
  readonly question: string;
  readonly marked: string;
  readonly sector: string | null;
  readonly region: string | null;
  readonly jobTitle: string | null;
}

const here = import.meta.dirname;

export function readVectors(): readonly Vector[] {
  return readdirSync(`${here}/strip`)
    .sort()
    .flatMap((file) =>
      readLines(`${here}/strip/${file}`).map((vector, index) => ({ ...(vector as Vector), file, line: index + 1 })),
    );
}

export function readMeeting(lang: Language): readonly MeetingNote[] {
  return readLines(`${here}/meetings/${lang}.jsonl`) as readonly MeetingNote[];
}

function readLines(path: string): readonly unknown[] {
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
}
