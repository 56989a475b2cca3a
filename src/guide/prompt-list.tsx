import type { Prompt } from '../contract/guide.ts';
import type { Language, Slug } from '../contract/primitives.ts';
import { useMessages } from '../ui/i18n.tsx';
import css from './prompt-list.module.css';

export interface PromptListProps {
  readonly prompts: readonly Prompt[];
  readonly language: Language;
  readonly asked: readonly Slug[];
  readonly onAsked: (prompt: Slug, asked: boolean) => void;
}

/** Sub-questions with a tick for "asked"; examples stay folded, so as not to lead. */
export function PromptList(props: PromptListProps) {
  const { t } = useMessages();
  return (
    <ul className={css['prompts']} aria-label={t('guide.prompts.list')} lang={props.language}>
      {props.prompts.map((prompt) => (
        <li key={prompt.id}>
          <label className={css['prompt']}>
            <input
              type="checkbox"
              checked={props.asked.includes(prompt.id)}
              onChange={(event) => props.onAsked(prompt.id, event.currentTarget.checked)}
            />
            <span>{prompt.text}</span>
          </label>
          {prompt.examples.length === 0 ? null : (
            <details className={css['examples']}>
              <summary>{t('guide.examples')}</summary>
              <ul>
                {prompt.examples.map((example) => (
                  <li key={example}>{example}</li>
                ))}
              </ul>
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}
