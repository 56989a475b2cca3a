import type { KeepProblem } from '../capture/draft.ts';
import type { Language } from '../contract/primitives.ts';
import type { StripResult } from '../contract/redaction.ts';
import type { Database } from '../store/db.ts';
import { createCached } from '../store/cached.ts';
import { listKeptWords, removeKeptWords, saveKeptWords } from '../store/kept-words.ts';
import { isSameWord } from './holds-words.ts';
import { durably } from './keep-problem.ts';

export type StripReply =
  ({ readonly ok: true } & StripResult) | { readonly ok: false; readonly problem: string };

export interface StripChoices {
  readonly language: Language;
  /** Words that are not names, here and on this device. */
  readonly kept: readonly string[];
  /** Words that are, in this meeting. */
  readonly marked: readonly string[];
}

export type Strip = (text: string, options: StripChoices) => Promise<StripReply>;

export type Stripped =
  ({ readonly ok: true } & StripResult) | { readonly ok: false; readonly problem: KeepProblem };

/** Which words a person said are names, or are not. Marked ones are in memory only. */
export interface WordChoices {
  /** Remembers the last text: what was looked at while it was typed is kept without another look. */
  readonly strip: (text: string, language: Language) => Promise<Stripped>;
  /** Of a code of the campaign's lists: whatever was marked, it stays as it is. */
  readonly stripCode: (code: string, language: Language) => Promise<Stripped>;
  readonly keep: (words: readonly string[]) => Promise<void>;
  readonly mark: (words: readonly string[]) => Promise<void>;
  /** Takes `mark` back. */
  readonly unmark: (words: readonly string[]) => Promise<void>;
}

export function createWordChoices(db: Database, strip: Strip): WordChoices {
  const keptWords = createCached(db, 'keptWords', () => listKeptWords(db));
  let last: {
    readonly text: string;
    readonly choices: StripChoices;
    readonly reply: Promise<StripReply>;
  } | null = null;
  let marked: readonly string[] = [];
  /** Kept words that marking took off the device's list, should the mark be taken back. */
  let unkept: readonly string[] = [];
  return {
    strip: (text, language) =>
      failClosed(async () => {
        const choices = { language, kept: await keptWords(), marked };
        if (last?.text === text && isSameChoice(last.choices, choices)) return last.reply;
        const reply = strip(text, choices);
        last = { text, choices, reply };
        const forget = () => last?.reply === reply && (last = null);
        reply.then(({ ok }) => ok || forget(), forget);
        return reply;
      }),
    stripCode: (code, language) => failClosed(() => strip(code, { language, kept: [code], marked: [] })),
    async keep(words) {
      await durably(db, () => saveKeptWords(db, words));
      marked = without(marked, words);
    },
    async mark(words) {
      marked = [...marked, ...words];
      const taken = (await listKeptWords(db)).filter((kept) => words.some((word) => isSameWord(kept, word)));
      await durably(db, () => removeKeptWords(db, taken));
      unkept = [...unkept, ...taken];
    },
    async unmark(words) {
      const back = unkept.filter((kept) => words.some((word) => isSameWord(kept, word)));
      await durably(db, () => saveKeptWords(db, back));
      unkept = without(unkept, back);
      marked = without(marked, words);
    },
  };
}

/** Both lists are new ones after each change of them. */
function isSameChoice(a: StripChoices, b: StripChoices): boolean {
  return a.language === b.language && a.kept === b.kept && a.marked === b.marked;
}

/** Whatever goes wrong, there is no text to keep. */
async function failClosed(strip: () => Promise<StripReply>): Promise<Stripped> {
  try {
    const reply = await strip();
    if (reply.ok) return reply;
    return { ok: false, problem: reply.problem === 'too-long' ? 'too-long' : 'strip' };
  } catch {
    return { ok: false, problem: 'strip' };
  }
}

function without(words: readonly string[], gone: readonly string[]): string[] {
  return words.filter((word) => !gone.some((each) => isSameWord(each, word)));
}
