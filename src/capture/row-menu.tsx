import { useEffect, useRef, useState } from 'react';
import type { GuideText, Topic } from '../contract/guide.ts';
import type { Idea } from '../contract/idea.ts';
import type { Language, Uuid } from '../contract/primitives.ts';
import { useMessages } from '../ui/i18n.tsx';
import { PickList } from './pick-list.tsx';
import css from './row-menu.module.css';
import type { RowActions } from './use-row-actions.ts';

export interface RowMenuProps {
  readonly id: string;
  readonly idea: Idea;
  /** Ideas of the meeting, in their order. */
  readonly ideas: readonly Idea[];
  readonly text: GuideText;
  readonly guideLanguage: Language;
  readonly actions: RowActions;
  /** The composer begins an idea that is linked to this one. */
  readonly onAnswer: (idea: Idea, kind: 'same' | 'remedy') => void;
  /** Closed with Escape: the button that opened it takes the focus. */
  readonly onEscape: () => void;
}

/** What else can be done with an idea. Unfolds under its row; nothing is hidden behind a gesture. */
export function RowMenu(props: RowMenuProps) {
  const { t } = useMessages();
  const { idea, ideas, actions } = props;
  const [picking, setPicking] = useState<'link' | 'topic' | null>(null);
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    first.current?.closest('li')?.scrollIntoView({ block: 'nearest' });
    first.current?.focus({ preventScroll: true });
  }, []);
  const before = [...ideas]
    .reverse()
    .find(({ topic, number }) => topic === idea.topic && number < idea.number);
  const others = linkable(idea, ideas);
  const linked = idea.linkedTo !== null && ideas.some(({ id }) => id === idea.linkedTo);
  const item = (label: string, onPress: () => void, pressed?: boolean) => (
    <button type="button" aria-pressed={pressed} onClick={onPress}>
      {label}
    </button>
  );
  return (
    <div
      id={props.id}
      className={css['menu']}
      role="group"
      aria-label={t('capture.more.idea', { n: idea.number })}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || picking !== null) return;
        event.stopPropagation();
        props.onEscape();
      }}
    >
      <div className={css['items']}>
        <button ref={first} type="button" onClick={() => actions.onHeard(idea)}>
          {t('capture.more.heard')}
        </button>
        {idea.kind === 'obstacle'
          ? item(t('capture.more.remedy'), () => props.onAnswer(idea, 'remedy'))
          : item(t('capture.more.answer'), () => props.onAnswer(idea, 'same'))}
        {others.length > 0
          ? item(t(idea.kind === 'remedy' ? 'capture.more.overcomes' : 'capture.more.builds'), () =>
              setPicking('link'),
            )
          : null}
        {item(t('capture.more.carry-over'), () => actions.onCarryOver(idea), idea.carryOver)}
        {item(t('capture.more.national'), () => actions.onNational(idea), idea.national)}
        {props.text.topics.length > 1 ? item(t('capture.more.move'), () => setPicking('topic')) : null}
        {item(t('capture.more.split'), () => actions.onEdit(idea))}
        {before
          ? item(t('capture.more.merge', { n: before.number }), () => actions.onMerge(before, idea))
          : null}
        <button
          type="button"
          aria-label={t('capture.remove.idea', { n: idea.number })}
          onClick={() => actions.onRemove(idea)}
        >
          {t('capture.remove')}
        </button>
      </div>
      {picking === 'link' ? (
        <PickList
          title={t(idea.kind === 'remedy' ? 'capture.pick.overcomes' : 'capture.pick.builds')}
          options={others.map(({ id, number, text }) => ({
            value: id,
            label: t('capture.numbered', { n: number, text: text.slice(0, 200) }),
          }))}
          recent={[]}
          value={idea.linkedTo}
          other={false}
          none={linked}
          onPick={(id: Uuid | null) => actions.onLink(idea, id)}
          onClose={() => setPicking(null)}
        />
      ) : null}
      {picking === 'topic' ? (
        <PickList
          title={t('capture.pick.topic')}
          options={otherTopics(props.text, idea).map(({ id, title }) => ({ value: id, label: title }))}
          optionsLanguage={props.guideLanguage}
          recent={[]}
          value={null}
          other={false}
          none={false}
          onPick={(id) => {
            const topic = props.text.topics.find((each) => each.id === id);
            if (topic) actions.onMove(idea, topic);
          }}
          onClose={() => setPicking(null)}
        />
      ) : null}
    </div>
  );
}

/** Of a remedy the obstacles, where there are any; else every other idea. The latest first. */
function linkable(idea: Idea, ideas: readonly Idea[]): Idea[] {
  const others = ideas.filter(({ id }) => id !== idea.id).reverse();
  const obstacles = others.filter(({ kind }) => kind === 'obstacle');
  return idea.kind === 'remedy' && obstacles.length > 0 ? obstacles : others;
}

function otherTopics(text: GuideText, idea: Idea): Topic[] {
  return text.topics.filter(({ id }) => id !== idea.topic);
}
