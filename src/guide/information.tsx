import type { Question } from '../contract/guide.ts';
import type { Language, Slug } from '../contract/primitives.ts';
import { useMessages } from '../ui/i18n.tsx';
import css from './information.module.css';
import { PromptList } from './prompt-list.tsx';

/** What is summed up aloud: there is nothing to note. */
export function Information(props: {
  readonly question: Question;
  readonly language: Language;
  readonly asked: readonly Slug[];
  readonly onAsked: (prompt: Slug, asked: boolean) => void;
}) {
  const { t } = useMessages();
  return (
    <section className={css['information']} aria-label={t('guide.information')}>
      <p className={css['hint']}>{t('guide.information.hint')}</p>
      <PromptList
        prompts={props.question.prompts}
        language={props.language}
        asked={props.asked}
        onAsked={props.onAsked}
      />
    </section>
  );
}
