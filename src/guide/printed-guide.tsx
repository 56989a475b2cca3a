import type { GuideText, Question } from '../contract/guide.ts';
import type { Language } from '../contract/primitives.ts';
import { useMessages } from '../ui/i18n.tsx';
import { Paragraphs } from './paragraphs.tsx';
import css from './printed-guide.module.css';

/** A guide on paper: all of it, in the order in which it is used. */
export function PrintedGuide(props: { readonly text: GuideText; readonly language: Language }) {
  const { t } = useMessages();
  const { text, language } = props;
  return (
    <article className={css['guide']}>
      {text.role.length === 0 ? null : (
        <section className={css['part']}>
          <h2>{t('role.title')}</h2>
          <Paragraphs paragraphs={text.role} language={language} />
        </section>
      )}
      {text.topics.map((topic, index) => (
        <section key={topic.id} className={css['part']}>
          <h2>
            {index + 1}. <span lang={language}>{topic.title}</span>
            {topic.minutes === undefined ? null : (
              <span className={css['minutes']}> · {t('print.minutes', { n: topic.minutes })}</span>
            )}
          </h2>
          <Paragraphs paragraphs={topic.context} language={language} />
          <ol className={css['questions']} lang={language}>
            {topic.questions.map((question) => (
              <PrintedQuestion key={question.id} question={question} />
            ))}
          </ol>
        </section>
      ))}
      {text.closing.length === 0 ? null : (
        <section className={css['part']}>
          <h2>{t('close.script')}</h2>
          <Paragraphs paragraphs={text.closing} language={language} />
        </section>
      )}
    </article>
  );
}

function PrintedQuestion({ question }: { readonly question: Question }) {
  return (
    <li>
      <h3>{question.text}</h3>
      <ul className={css['prompts']}>
        {question.prompts.map((prompt) => (
          <li key={prompt.id}>
            {prompt.text}
            {prompt.examples.length === 0 ? null : (
              <span className={css['examples']}> {prompt.examples.join(' · ')}</span>
            )}
            {prompt.statement === undefined ? null : (
              <div className={css['statement']}>
                {prompt.statement.map((paragraph) => (
                  <p key={paragraph}>{paragraph}</p>
                ))}
              </div>
            )}
          </li>
        ))}
      </ul>
    </li>
  );
}
