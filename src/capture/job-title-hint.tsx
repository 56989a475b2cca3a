import { useRef, useState } from 'react';
import type { Choice } from '../contract/campaign.ts';
import type { Idea } from '../contract/idea.ts';
import type { StrippedText } from '../contract/redaction.ts';
import { Button } from '../ui/button.tsx';
import { useMessages } from '../ui/i18n.tsx';
import css from './job-title-hint.module.css';
import { PickList } from './pick-list.tsx';
import { suggestTitle } from './suggest-title.ts';

export interface JobTitleHintProps {
  readonly ideas: readonly Idea[];
  readonly jobTitles: readonly Choice[];
  readonly onJobTitle: (idea: Idea, jobTitle: StrippedText | null) => void;
  /** A code of the list instead. */
  readonly onListed: (idea: Idea, code: string) => void;
}

/** Job titles in words of one's own may fit one person only: each can be made more general, or left out. */
export function JobTitleHint(props: JobTitleHintProps) {
  const { t, language } = useMessages();
  const [picking, setPicking] = useState<Idea | null>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const [leftOut, setLeftOut] = useState<Idea | null>(null);
  const codes = new Set(props.jobTitles.map(({ code }) => code));
  const says = (title: string) => !codes.has(title) && !/^\[[^\]]*\]$/.test(title);
  const rare = props.ideas.filter(({ jobTitle }) => jobTitle !== null && says(jobTitle));
  const generalize = (idea: Idea, code: string) => {
    setLeftOut(null);
    setPicking(null);
    // The row goes, and the focus with it.
    title.current?.focus();
    props.onListed(idea, code);
  };
  if (rare.length === 0 && leftOut === null) return null;
  return (
    <section className={css['hint']} aria-labelledby="closing-titles">
      <h2 id="closing-titles" ref={title} tabIndex={-1}>
        {t('close.titles')}
      </h2>
      <p>{t('close.titles.what')}</p>
      {leftOut === null ? null : (
        <p role="status" className={css['undo']}>
          {t('close.titles.left-out', { n: leftOut.number })}
          <Button
            onClick={() => {
              props.onJobTitle(leftOut, leftOut.jobTitle);
              setLeftOut(null);
            }}
          >
            {t('capture.undo')}
          </Button>
        </p>
      )}
      <ul>
        {rare.map((idea) => (
          <li key={idea.id}>
            <span>
              {t('close.review.idea', { n: idea.number })} · <span lang={idea.language}>{idea.jobTitle}</span>
            </span>
            <span className={css['ways']}>
              <Suggestion
                suggested={suggestTitle(idea.jobTitle ?? '', props.jobTitles)}
                onPress={(code) => generalize(idea, code)}
              />
              {props.jobTitles.length === 0 ? null : (
                <Button
                  kind="quiet"
                  aria-label={t('close.titles.choose.idea', { n: idea.number })}
                  aria-haspopup="dialog"
                  onClick={() => setPicking(idea)}
                >
                  {t('close.titles.choose')}
                </Button>
              )}
              <Button
                kind="quiet"
                aria-label={t('close.titles.leave-out.idea', { n: idea.number })}
                onClick={() => {
                  setLeftOut(idea);
                  props.onJobTitle(idea, null);
                }}
              >
                {t('close.titles.leave-out')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {picking === null ? null : (
        <PickList
          title={t('capture.pick.jobTitle')}
          options={props.jobTitles.map((choice) => ({ value: choice.code, label: choice[language] }))}
          recent={[]}
          value={null}
          other={false}
          none={false}
          onPick={(code) => (code === null ? setPicking(null) : generalize(picking, code))}
          onClose={() => setPicking(null)}
        />
      )}
    </section>
  );
}

function Suggestion(props: { readonly suggested: Choice | null; readonly onPress: (code: string) => void }) {
  const { t, language } = useMessages();
  const { suggested } = props;
  if (suggested === null) return null;
  return (
    <Button onClick={() => props.onPress(suggested.code)}>
      {t('close.titles.say', { title: suggested[language] })}
    </Button>
  );
}
