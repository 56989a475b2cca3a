import { useState } from 'react';
import { flushSync } from 'react-dom';
import type { Topic } from '../contract/guide.ts';
import type { Idea } from '../contract/idea.ts';
import type { Uuid } from '../contract/primitives.ts';
import type { IdeaEdit, KeepProblem } from './draft.ts';
import type { MeetingWrites } from './meeting-writes.ts';
import type { Done, Undo } from './undo.ts';
import { useSteady } from './use-steady.ts';

type Write = Promise<KeepProblem | null>;

/** What a row asks for; the same functions on every rendering. */
export interface RowActions {
  readonly onMenu: (idea: Idea | null) => void;
  readonly onEdit: (idea: Idea) => void;
  readonly onCancelEdit: (idea: Idea) => void;
  /** Its form goes with something else than its own buttons. */
  readonly onLeaveEdit: (idea: Idea, edit: IdeaEdit) => void;
  readonly onChange: (idea: Idea, edit: IdeaEdit) => Write;
  readonly onSplit: (idea: Idea, text: string, at: number) => Write;
  readonly onMerge: (into: Idea, later: Idea) => void;
  readonly onHeard: (idea: Idea) => void;
  readonly onCarryOver: (idea: Idea) => void;
  readonly onNational: (idea: Idea) => void;
  readonly onLink: (idea: Idea, to: Uuid | null) => void;
  readonly onMove: (idea: Idea, to: Topic) => void;
  readonly onRemove: (idea: Idea) => void;
  readonly onMark: (idea: Idea, words: readonly string[]) => Write;
  readonly onPutBack: (words: readonly string[]) => void;
}

export interface Rows {
  readonly editing: Uuid | null;
  readonly menu: Uuid | null;
  readonly undo: Undo | null;
  readonly problem: KeepProblem | null;
  readonly actions: RowActions;
  /** Something else was done: what could be undone cannot be any more. */
  readonly act: () => void;
  readonly fail: (problem: KeepProblem | null) => void;
  readonly takeBack: () => Promise<void>;
  /** Another step: no row is open there. */
  readonly leave: () => void;
}

/**
 * What is done to rows, one action at a time: a new one ends what could be undone until then. Undo has no timer.
 * `onSettled`: the row's own controls are gone, and the focus with them.
 */
export function useRowActions(writes: MeetingWrites, onSettled: () => void): Rows {
  const [editing, setEditing] = useState<Uuid | null>(null);
  const [menu, setMenu] = useState<Uuid | null>(null);
  const [undo, setUndo] = useState<Undo | null>(null);
  const [problem, setProblem] = useState<KeepProblem | null>(null);

  const act = () => {
    setUndo(null);
    setProblem(null);
  };
  /** Where the row's form or words stay on screen: its problem is told there. */
  const perform = async (idea: Idea, done: Done, write: () => Write, takeBack: () => Write): Write => {
    act();
    const failed = await write();
    if (!failed) setUndo({ idea, done, takeBack });
    return failed;
  };
  const performInMenu = (idea: Idea, done: Done, write: () => Write, takeBack: () => Write) => {
    setMenu(null);
    void perform(idea, done, write, takeBack).then(setProblem);
  };
  const leaveEdit = () => {
    // On a phone the composer is back on screen before it takes the focus.
    flushSync(() => setEditing(null));
    onSettled();
  };

  const actions: RowActions = useSteady({
    onMenu: (idea: Idea | null) => setMenu(idea?.id ?? null),
    onEdit(idea: Idea) {
      act();
      setMenu(null);
      setEditing(idea.id);
    },
    onCancelEdit(idea: Idea) {
      writes.giveUp(idea);
      leaveEdit();
    },
    onLeaveEdit: (idea: Idea, edit: IdeaEdit) => void writes.change(idea, edit),
    async onChange(idea: Idea, edit: IdeaEdit) {
      const failed = await perform(
        idea,
        { type: 'changed' },
        () => writes.change(idea, edit),
        () => writes.restore([idea], []),
      );
      if (!failed) leaveEdit();
      return failed;
    },
    async onSplit(idea: Idea, text: string, at: number) {
      act();
      const { rest, problem: failed } = await writes.split(idea, text, at);
      if (failed) return failed;
      setUndo({ idea, done: { type: 'split' }, takeBack: () => writes.restore([idea], [rest]) });
      leaveEdit();
      return null;
    },
    onMerge: (into: Idea, later: Idea) =>
      performInMenu(
        later,
        { type: 'merged', into: into.number },
        () => writes.merge(into, later),
        () => writes.restore([into, later], []),
      ),
    onHeard: (idea: Idea) =>
      performInMenu(
        idea,
        { type: 'heard' },
        () => writes.tally(idea, 1),
        () => writes.tally(idea, -1),
      ),
    onCarryOver: (idea: Idea) =>
      performInMenu(
        idea,
        { type: 'carried', on: !idea.carryOver },
        () => writes.flag(idea, { carryOver: !idea.carryOver }),
        () => writes.flag(idea, { carryOver: idea.carryOver }),
      ),
    onNational: (idea: Idea) =>
      performInMenu(
        idea,
        { type: 'national', on: !idea.national },
        () => writes.flag(idea, { national: !idea.national }),
        () => writes.flag(idea, { national: idea.national }),
      ),
    onLink: (idea: Idea, to: Uuid | null) =>
      performInMenu(
        idea,
        { type: to === null ? 'unlinked' : 'linked' },
        () => writes.flag(idea, { linkedTo: to }),
        () => writes.flag(idea, { linkedTo: idea.linkedTo }),
      ),
    onMove: (idea: Idea, to: Topic) =>
      performInMenu(
        idea,
        { type: 'moved', to: to.title },
        () => writes.move(idea, { topic: to.id, question: null }),
        () => writes.move(idea, { topic: idea.topic, question: idea.question }),
      ),
    onRemove(idea: Idea) {
      setEditing(null);
      performInMenu(
        idea,
        { type: 'removed' },
        () => writes.remove(idea),
        () => writes.bringBack(idea),
      );
    },
    async onMark(idea: Idea, words: readonly string[]) {
      act();
      const failed = await writes.mark(words);
      // Part of it may be done: it can be taken back all the same.
      setUndo({ idea, done: { type: 'marked' }, takeBack: () => writes.unmark(words) });
      return failed;
    },
    onPutBack(words: readonly string[]) {
      act();
      onSettled();
      void writes.putBack(words).then(setProblem);
    },
  });

  return {
    editing,
    menu,
    undo,
    problem,
    actions,
    act,
    fail: setProblem,
    async takeBack() {
      if (!undo) return;
      act();
      onSettled();
      setProblem(await undo.takeBack());
    },
    leave() {
      act();
      setEditing(null);
      setMenu(null);
    },
  };
}
