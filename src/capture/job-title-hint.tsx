import { useState } from 'react';
import type { Choice } from '../contract/campaign.ts';
import type { Idea } from '../contract/idea.ts';
import type { StrippedText } from '../contract/redaction.ts';
import { Button } from '../ui/button.tsx';
import { useMessages } from '../ui/i18n.tsx';
import css from './job-title-hint.module.css';

export interface JobTitleHintProps {
  readonly ideas: readonly Idea[];
  readonly jobTitles: readonly Choice[];
  readonly onJobTitle: (idea: Idea, jobTitle: StrippedText | null) => void;
}

/** Job titles in words of one's own may fit one person only: each can be left out. */
export function JobTitleHint(props: JobTitleHintProps) {
  const { t } = useMessages();
  const [leftOut, setLeftOut] = useState<Idea | null>(null);
  const codes = new Set(props.jobTitles.map(({ code }) => code));
  const says = (title: string) => !codes.has(title) && !/^\[[^\]]*\]$/.test(title);
  const rare = props.ideas.filter(({ jobTitle }) => jobTitle !== null && says(jobTitle));
  if (rare.length === 0 && leftOut === null) return null;
  return (
    <section className={css['hint']} aria-labelledby="closing-titles">
      <h2 id="closing-titles">{t('close.titles')}</h2>
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
          </li>
        ))}
      </ul>
    </section>
  );
}
