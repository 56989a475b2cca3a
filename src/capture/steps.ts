import type { GuideText, Question, Topic } from '../contract/guide.ts';
import type { Slug } from '../contract/primitives.ts';

/** Where a meeting stands: at a question of a topic, or at the outcome of its discussion. */
export interface Step {
  readonly topic: Slug;
  /** `null`: the outcome. */
  readonly question: Slug | null;
}

/** Question after question, then the outcome, topic after topic. */
export function listSteps(text: GuideText): Step[] {
  return text.topics.flatMap((topic) => [
    ...topic.questions.map((question) => ({ topic: topic.id, question: question.id })),
    { topic: topic.id, question: null },
  ]);
}

/** The step `by` places further, past the topics left out; `null` beyond an end. */
export function stepFrom(
  text: GuideText,
  from: Step,
  by: number,
  skipped: readonly Slug[] = [],
): Step | null {
  const steps = listSteps(text).filter(({ topic }) => topic === from.topic || !skipped.includes(topic));
  const at = steps.findIndex((step) => isSameStep(step, from));
  return at === -1 ? null : (steps[at + by] ?? null);
}

export function isSameStep(a: Step, b: Step): boolean {
  return a.topic === b.topic && a.question === b.question;
}

/** The topic and question of a step; the first of each where the guide does not know the id. */
export function findStep(
  text: GuideText,
  step: Step,
): { readonly topic: Topic; readonly question: Question | null } {
  const topic = text.topics.find(({ id }) => id === step.topic) ?? text.topics[0];
  if (!topic) throw new Error('a guide has at least one topic');
  if (step.question === null) return { topic, question: null };
  const question = topic.questions.find(({ id }) => id === step.question) ?? topic.questions[0] ?? null;
  return { topic, question };
}
