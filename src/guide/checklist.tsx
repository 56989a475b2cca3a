import { useState } from 'react';
import type { Prompt, Question } from '../contract/guide.ts';
import type { Language, Slug } from '../contract/primitives.ts';
import { Button } from '../ui/button.tsx';
import { useMessages } from '../ui/i18n.tsx';
import css from './checklist.module.css';
import { StatementDialog } from './statement-dialog.tsx';

export interface ChecklistProps {
  readonly question: Question;
  readonly language: Language;
  /** Items that are done. */
  readonly asked: readonly Slug[];
  readonly onAsked: (prompt: Slug, asked: boolean) => void;
}

/** What is done, tick by tick, with texts to read out. Nothing has to be. */
export function Checklist(props: ChecklistProps) {
  const { t } = useMessages();
  const { question, language } = props;
  const [reading, setReading] = useState<Prompt | null>(null);
  const done = question.prompts.filter(({ id }) => props.asked.includes(id)).length;
  return (
    <section className={css['checklist']} aria-label={t('guide.checklist')}>
      <p className={css['done']}>{t('guide.checklist.done', { n: done, of: question.prompts.length })}</p>
      <ul>
        {question.prompts.map((prompt) => (
          <li key={prompt.id} className={css['item']}>
            <label className={css['tick']}>
              <input
                type="checkbox"
                checked={props.asked.includes(prompt.id)}
                onChange={(event) => props.onAsked(prompt.id, event.currentTarget.checked)}
              />
              <span lang={language}>{prompt.text}</span>
            </label>
            {prompt.statement === undefined ? null : (
              <Button aria-haspopup="dialog" className={css['open']} onClick={() => setReading(prompt)}>
                {t('guide.statement.open')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {reading?.statement ? (
        <StatementDialog
          paragraphs={reading.statement}
          language={language}
          onClose={() => setReading(null)}
        />
      ) : null}
    </section>
  );
}
