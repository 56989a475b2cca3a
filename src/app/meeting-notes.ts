import type { KeepProblem } from '../capture/draft.ts';
import type { Removal } from '../capture/removal.ts';
import type { Meeting } from '../contract/meeting.ts';
import type { Language, Slug, Uuid } from '../contract/primitives.ts';
import type { StrippedText } from '../contract/redaction.ts';
import type { Database } from '../store/db.ts';
import { getMeeting, removeQuestion, saveComment, saveOutcome, saveQuestion } from '../store/meetings.ts';
import { durably } from './keep-problem.ts';
import type { RawMemory } from './raw-memory.ts';
import { originalsOf, removalsOf, withOriginals } from './re-strip.ts';
import type { WordChoices } from './word-choices.ts';

/** A text of the meeting itself: the outcome of a topic, the comment on the guide, or a question of its own. */
export type Note =
  | { readonly type: 'outcome'; readonly topic: Slug }
  | { readonly type: 'comment' }
  | { readonly type: 'question'; readonly topic: Slug; readonly id: Slug };

export interface MeetingNotesDeps {
  readonly db: Database;
  readonly choices: WordChoices;
  readonly memory: RawMemory;
  readonly meeting: Uuid;
  /** The one in which notes are taken now. */
  readonly language: () => Language;
  readonly onRemovals: (note: Note, removals: readonly Removal[]) => void;
}

/** The texts of a meeting that are no ideas, between what was typed and what is stored. */
export interface MeetingNotes {
  /** An empty text takes the note away. */
  readonly keep: (note: Note, text: string) => Promise<KeepProblem | null>;
  /** Every note that is kept, with its words as they were typed where they are still in memory. */
  readonly listRaw: () => Promise<readonly { readonly note: Note; readonly raw: string }[]>;
}

export function createMeetingNotes(deps: MeetingNotesDeps): MeetingNotes {
  const { db, memory } = deps;
  const save = (note: Note, text: StrippedText | null) =>
    durably(db, () => {
      if (note.type === 'outcome') return saveOutcome(db, deps.meeting, note.topic, text);
      if (note.type === 'comment') return saveComment(db, deps.meeting, text);
      const { id, topic } = note;
      return text === null
        ? removeQuestion(db, deps.meeting, id)
        : saveQuestion(db, deps.meeting, { id, topic, language: deps.language(), text });
    });
  const stored = async (note: Note) => keptOf(await getMeeting(db, deps.meeting), note);
  const rawOf = (note: Note, text: string, known: string) =>
    withOriginals(text, memory.recall(holderOf(note), known));

  return {
    async keep(note, text) {
      if (text === '') {
        await save(note, null);
        deps.onRemovals(note, []);
        return null;
      }
      const raw = rawOf(note, text, (await stored(note)) ?? '');
      const result = await deps.choices.strip(raw, deps.language());
      if (!result.ok) return result.problem;
      await save(note, result.text);
      const originals = originalsOf(raw, result);
      memory.remember(holderOf(note), result.text, originals);
      deps.onRemovals(note, removalsOf(result.redactions, originals));
      return null;
    },
    async listRaw() {
      const meeting = await getMeeting(db, deps.meeting);
      const topics = Object.keys(meeting?.outcomes ?? {});
      const notes: Note[] = [
        ...topics.map((topic) => ({ type: 'outcome' as const, topic })),
        { type: 'comment' },
        ...(meeting?.questions ?? []).map(({ id, topic }) => ({ type: 'question' as const, id, topic })),
      ];
      return notes.flatMap((note) => {
        const text = keptOf(meeting, note);
        return text === null ? [] : [{ note, raw: rawOf(note, text, text) }];
      });
    },
  };
}

function keptOf(meeting: Meeting | undefined, note: Note): StrippedText | null {
  if (note.type === 'outcome') return meeting?.outcomes[note.topic] ?? null;
  if (note.type === 'comment') return meeting?.comment ?? null;
  return meeting?.questions.find(({ id }) => id === note.id)?.text ?? null;
}

/** What holds the text, in the memory of originals. */
function holderOf(note: Note): string {
  if (note.type === 'outcome') return `outcome ${note.topic}`;
  return note.type === 'comment' ? 'comment' : `question ${note.id}`;
}
