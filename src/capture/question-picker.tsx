import { useId } from 'react';
import type { GuideText } from '../contract/guide.ts';
import type { Language } from '../contract/primitives.ts';
import { useMessages } from '../ui/i18n.tsx';
import css from './question-picker.module.css';
import { findStep, isSameStep, listSteps, type Step } from './steps.ts';

export interface QuestionPickerProps {
  readonly text: GuideText;
  readonly language: Language;
  readonly step: Step;
  readonly onStep: (step: Step) => void;
}

/** Which part of the paper sheet is typed in: chosen once, then line after line. */
export function QuestionPicker(props: QuestionPickerProps) {
  const { t } = useMessages();
  const id = useId();
  const { text, language } = props;
  const steps = listSteps(text);
  const { question } = findStep(text, props.step);
  return (
    <section className={css['picker']} aria-label={t('paper.part')}>
      <label htmlFor={id}>{t('paper.part')}</label>
      <select
        id={id}
        value={steps.findIndex((step) => isSameStep(step, props.step))}
        onChange={(event) => {
          const step = steps[Number(event.currentTarget.value)];
          if (step) props.onStep(step);
        }}
      >
        {text.topics.map((topic, number) => (
          <optgroup key={topic.id} label={`${number + 1}. ${topic.title}`} lang={language}>
            {steps.map((step, index) =>
              step.topic !== topic.id ? null : (
                <option key={index} value={index}>
                  {findStep(text, step).question?.text ?? t('capture.outcome.go')}
                </option>
              ),
            )}
          </optgroup>
        ))}
      </select>
      {question === null ? null : <h2 lang={language}>{question.text}</h2>}
    </section>
  );
}
