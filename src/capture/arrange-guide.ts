import type { GuideText, Question } from '../contract/guide.ts';
import type { Meeting } from '../contract/meeting.ts';
import type { Slug } from '../contract/primitives.ts';

/** The guide with the pinned questions first in their topics; otherwise in its own order. */
export function arrangeGuide(text: GuideText, pinned: readonly Slug[]): GuideText {
  if (!text.topics.some(({ questions }) => questions.some(({ id }) => pinned.includes(id)))) return text;
  return {
    ...text,
    topics: text.topics.map((topic) => ({
      ...topic,
      questions: [
        ...topic.questions.filter(({ id }) => pinned.includes(id)),
        ...topic.questions.filter(({ id }) => !pinned.includes(id)),
      ],
    })),
  };
}

/** The guide with the meeting's own questions last in their topics; they ask for ideas. */
export function withOwnQuestions(text: GuideText, questions: Meeting['questions']): GuideText {
  if (questions.length === 0) return text;
  return {
    ...text,
    topics: text.topics.map((topic) => {
      const own = questions.filter((question) => question.topic === topic.id);
      return { ...topic, questions: [...topic.questions, ...own.map(toQuestion)] };
    }),
  };
}

function toQuestion({ id, text }: Meeting['questions'][number]): Question {
  return { id, text, answers: ['idea'], prompts: [] };
}
