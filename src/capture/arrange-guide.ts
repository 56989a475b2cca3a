import type { GuideText } from '../contract/guide.ts';
import type { Slug } from '../contract/primitives.ts';

/** The guide with the pinned questions first in their topics; otherwise in its own order. */
export function arrangeGuide(text: GuideText, pinned: readonly Slug[]): GuideText {
  if (pinned.length === 0) return text;
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
