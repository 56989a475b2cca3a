import type { IdeaDraft, IdeaEdit, KeepProblem } from '../capture/draft.ts';
import type { Removal } from '../capture/removal.ts';
import type { Idea } from '../contract/idea.ts';
import type { Language, Uuid } from '../contract/primitives.ts';
import type { Redaction, StrippedText } from '../contract/redaction.ts';
import type { Database } from '../store/db.ts';
import { changeIdeas, editIdea, getIdea } from '../store/ideas.ts';
import type { NewIdea } from '../store/new-idea.ts';
import { durably } from './keep-problem.ts';
import type { RawMemory } from './raw-memory.ts';
import { mergeRedactions, numberedApart, originalsOf, removalsOf, withOriginals } from './re-strip.ts';
import type { WordChoices } from './word-choices.ts';

export interface IdeaTextsDeps {
  readonly db: Database;
  readonly choices: WordChoices;
  /** Codes of the campaign's job titles, which need no stripping. */
  readonly jobTitles: () => Promise<readonly string[]>;
  readonly memory: RawMemory;
  readonly onRemovals: (idea: Uuid, removals: readonly Removal[]) => void;
}

/** What of an idea may hold a name, as it may be stored. */
export interface StrippedWords {
  readonly text: StrippedText;
  readonly jobTitle: StrippedText | null;
  readonly owner: StrippedText | null;
  readonly redactions: Redaction[];
}

export type WordsReply =
  | {
      readonly ok: true;
      readonly words: StrippedWords;
      /** To be called when the words are stored: what stands behind their placeholders stays in memory. */
      readonly remember: () => void;
    }
  | { readonly ok: false; readonly problem: KeepProblem };

/** The words of ideas between what was typed and what is stored. */
export interface IdeaTexts {
  readonly stripDraft: (id: Uuid, draft: IdeaDraft, language: Language) => Promise<WordsReply>;
  /** `idea` as it was when the edit began: the edit may hold its placeholders. */
  readonly change: (idea: Idea, edit: IdeaEdit) => Promise<KeepProblem | null>;
  /** Cuts `text`, an edit of the idea, at a place in UTF-16 units; what follows becomes the idea `rest`. */
  readonly split: (idea: Idea, text: string, at: number, rest: Uuid) => Promise<KeepProblem | null>;
  /** The later idea's words come under those of the earlier one. */
  readonly merge: (into: Idea, later: Idea) => Promise<KeepProblem | null>;
  /** Puts ideas back as they were, stripped as of now, and takes off those that came since. */
  readonly restore: (before: readonly Idea[], since: readonly Uuid[]) => Promise<KeepProblem | null>;
  /** Strips again what is stored now. */
  readonly again: (idea: Idea) => Promise<KeepProblem | null>;
  /** All its words as they were typed, as far as they are still in memory. */
  readonly rawOf: (idea: Idea) => string;
}

interface RawWords {
  readonly text: string;
  readonly jobTitle: string | null;
  readonly owner: string | null;
}

export function createIdeaTexts(deps: IdeaTextsDeps): IdeaTexts {
  const { db, choices, memory } = deps;

  const stripField = async (raw: string | null, language: Language, codes: readonly string[]) => {
    if (raw === null) return null;
    return codes.includes(raw) ? choices.stripCode(raw, language) : choices.strip(raw, language);
  };

  const stripWords = async (
    id: Uuid,
    raw: RawWords,
    language: Language,
    before: readonly Redaction[] = [],
  ): Promise<WordsReply> => {
    const text = await choices.strip(raw.text, language);
    if (!text.ok) return text;
    const jobTitle = await stripField(raw.jobTitle, language, await deps.jobTitles());
    if (jobTitle?.ok === false) return jobTitle;
    const owner = await stripField(raw.owner, language, []);
    if (owner?.ok === false) return owner;
    const words = {
      text: text.text,
      jobTitle: jobTitle?.text ?? null,
      owner: owner?.text ?? null,
      redactions: [
        ...mergeRedactions(text.text, before, text.redactions),
        ...(owner ? mergeRedactions(owner.text, before, owner.redactions) : []),
      ],
    };
    const remember = () => {
      const originals = originalsOf(raw.text, text);
      memory.remember(id, text.text, originals);
      if (jobTitle) memory.remember(jobTitleOf(id), jobTitle.text, originalsOf(raw.jobTitle ?? '', jobTitle));
      const ownOriginals = owner ? originalsOf(raw.owner ?? '', owner) : new Map<string, string[]>();
      if (owner) memory.remember(ownerOf(id), owner.text, ownOriginals);
      deps.onRemovals(id, [
        ...removalsOf(text.redactions, originals),
        ...removalsOf(owner?.redactions ?? [], ownOriginals),
      ]);
    };
    return { ok: true, words, remember };
  };

  /** `value`: what an edit made of the stored words. */
  const recalled = (holder: string, stored: string | null, value: string | null) =>
    value === null ? null : withOriginals(value, memory.recall(holder, stored ?? ''));
  const rawWords = (idea: Idea, edit: Partial<RawWords> = {}): RawWords => ({
    text: recalled(idea.id, idea.text, edit.text ?? idea.text) ?? '',
    jobTitle: recalled(jobTitleOf(idea.id), idea.jobTitle, edit.jobTitle ?? idea.jobTitle),
    owner: recalled(ownerOf(idea.id), idea.owner, edit.owner ?? idea.owner),
  });

  const change = async (idea: Idea, edit: IdeaEdit): Promise<KeepProblem | null> => {
    const { text, jobTitle, owner, ...plain } = edit;
    // Job title and owner may have changed since; text and redactions are those that the edit began with.
    const now = await getIdea(db, idea.id);
    const base = { ...idea, jobTitle: now?.jobTitle ?? null, owner: now?.owner ?? null };
    const raw = rawWords(base, { text });
    const reply = await stripWords(
      idea.id,
      {
        text: raw.text,
        jobTitle:
          jobTitle === undefined ? raw.jobTitle : recalled(jobTitleOf(idea.id), base.jobTitle, jobTitle),
        owner: owner === undefined ? raw.owner : recalled(ownerOf(idea.id), base.owner, owner),
      },
      idea.language,
      idea.redactions,
    );
    if (!reply.ok) return reply.problem;
    await durably(db, () => editIdea(db, idea.id, { ...plain, ...reply.words }));
    reply.remember();
    return null;
  };

  return {
    stripDraft: (id, draft, language) => stripWords(id, draft, language),
    change,
    async split(idea, text, at, rest) {
      const cut = outsidePlaceholders(text, idea.redactions, at);
      const whole = rawWords(idea, { text });
      const first = rawWords(idea, { text: text.slice(0, cut) }).text;
      const second = whole.text.slice(first.length).trim();
      if (first.trim() === '' || second === '') return change(idea, { text });
      const head = await stripWords(
        idea.id,
        { ...whole, text: first.trim() },
        idea.language,
        idea.redactions,
      );
      if (!head.ok) return head.problem;
      const tail = await stripWords(rest, { ...whole, text: second }, idea.language, idea.redactions);
      if (!tail.ok) return tail.problem;
      const { number: _number, removed: _removed, ...same } = idea;
      const added: NewIdea = { ...same, ...tail.words, id: rest, heard: 1 };
      await durably(db, () => changeIdeas(db, [{ id: idea.id, change: head.words }], added));
      head.remember();
      tail.remember();
      return null;
    },
    async merge(into, later) {
      const raw = rawWords(into);
      const added = numberedApart(rawWords(later).text, later.redactions, raw.text);
      const text = `${raw.text}\n${added.text}`;
      const reply = await stripWords(into.id, { ...raw, text }, into.language, [
        ...into.redactions,
        ...added.redactions,
      ]);
      if (!reply.ok) return reply.problem;
      await durably(db, () =>
        changeIdeas(db, [
          { id: into.id, change: reply.words },
          { id: later.id, change: { removed: true } },
        ]),
      );
      reply.remember();
      return null;
    },
    async restore(before, since) {
      const changes = since.map((id) => ({ id, change: { removed: true } as Partial<Idea> }));
      const remembered: (() => void)[] = [];
      for (const idea of before) {
        const reply = await stripWords(idea.id, rawWords(idea), idea.language, idea.redactions);
        if (!reply.ok) return reply.problem;
        const { id, meeting: _meeting, number: _number, heard: _heard, ...then } = idea;
        changes.push({ id, change: { ...then, ...reply.words } });
        remembered.push(reply.remember);
      }
      await durably(db, () => changeIdeas(db, changes));
      for (const remember of remembered) remember();
      return null;
    },
    again: (idea) => change(idea, { text: idea.text }),
    rawOf(idea) {
      const { text, jobTitle, owner } = rawWords(idea);
      return [text, jobTitle ?? '', owner ?? ''].join(' ');
    },
  };
}

/** The place itself, or the end of the placeholder in which it stands. */
function outsidePlaceholders(text: string, redactions: readonly Redaction[], at: number): number {
  for (const { placeholder } of redactions) {
    for (let from = text.indexOf(placeholder); from !== -1; from = text.indexOf(placeholder, from + 1)) {
      if (from < at && at < from + placeholder.length) return from + placeholder.length;
    }
  }
  return at;
}

/** What holds a text, in the memory of originals. */
const jobTitleOf = (idea: Uuid) => `${idea} job title`;
const ownerOf = (idea: Uuid) => `${idea} owner`;
