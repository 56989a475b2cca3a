import type { Guide, Question, Topic } from '../contract/guide.ts';
import type { GuideRef } from '../contract/meeting.ts';
import type { Language, Slug } from '../contract/primitives.ts';
import type { OpenedIdea } from './opened-idea.ts';

interface NumberedIdea {
  /** 1, 2, 3 … within its question; it stays the same under a search or a filter. */
  readonly number: number;
  readonly opened: OpenedIdea;
}

interface QuestionGroup {
  readonly key: string;
  /** The question in `language`; its id when the guide is unknown; `null`: noted on the topic as a whole. */
  readonly text: string | null;
  readonly language: Language;
  readonly ideas: readonly NumberedIdea[];
}

export interface TopicGroup {
  readonly key: string;
  readonly title: string;
  /** Id of its guide. */
  readonly guide: Slug;
  readonly guideTitle: string;
  readonly language: Language;
  readonly questions: readonly QuestionGroup[];
  /** Ideas in all its questions. */
  readonly count: number;
}

/**
 * Ideas by topic and question, in the order of the guides; what no guide knows comes last. Titles are
 * those of the version that the submission names, so a question that was reworded stands twice.
 */
export function group(
  ideas: readonly OpenedIdea[],
  guides: readonly Guide[],
  language: Language,
): readonly TopicGroup[] {
  const describe = createDescriber(guides, language);
  const topics = new Map<
    string,
    { place: Place; questions: Map<string, { place: Place; ideas: OpenedIdea[] }> }
  >();
  for (const opened of ideas) {
    const place = describe(opened.guide, opened.idea.topic, opened.idea.question, opened.ownQuestion);
    const topic = topics.get(place.topicKey) ?? { place, questions: new Map() };
    topics.set(place.topicKey, topic);
    if (place.version > topic.place.version) topic.place = place;
    const question = topic.questions.get(place.questionKey) ?? { place, ideas: [] };
    topic.questions.set(place.questionKey, question);
    question.ideas.push(opened);
  }
  return [...topics.values()]
    .sort((one, other) => compare(one.place.topicOrder, other.place.topicOrder))
    .map(({ place, questions }) => ({
      key: place.topicKey,
      title: place.topicTitle,
      guide: place.guide,
      guideTitle: place.guideTitle,
      language: place.language,
      questions: [...questions.values()]
        .sort((one, other) => compare(one.place.questionOrder, other.place.questionOrder))
        .map((question) => ({
          key: question.place.questionKey,
          text: question.place.questionText,
          language: question.place.language,
          ideas: question.ideas.map((opened, at) => ({ number: at + 1, opened })),
        })),
      count: sum([...questions.values()].map((question) => question.ideas.length)),
    }));
}

/** The groups with only the ideas that pass; empty ones fall away, numbers stay. */
export function filterGroups(
  groups: readonly TopicGroup[],
  passes: (opened: OpenedIdea) => boolean,
): readonly TopicGroup[] {
  return groups.flatMap((topic) => {
    const questions = topic.questions.flatMap((question) => {
      const ideas = question.ideas.filter(({ opened }) => passes(opened));
      return ideas.length === 0 ? [] : [{ ...question, ideas }];
    });
    const count = sum(questions.map(({ ideas }) => ideas.length));
    return count === 0 ? [] : [{ ...topic, questions, count }];
  });
}

/** The groups with only their first `limit` ideas. */
export function firstIdeas(groups: readonly TopicGroup[], limit: number): readonly TopicGroup[] {
  let room = limit;
  const shown: TopicGroup[] = [];
  for (const topic of groups) {
    const questions: QuestionGroup[] = [];
    for (const question of topic.questions) {
      if (room <= 0) break;
      questions.push({ ...question, ideas: question.ideas.slice(0, room) });
      room -= question.ideas.length;
    }
    if (questions.length > 0) shown.push({ ...topic, questions });
  }
  return shown;
}

export interface Place {
  readonly topicKey: string;
  readonly topicTitle: string;
  readonly topicOrder: readonly number[];
  readonly guide: Slug;
  readonly guideTitle: string;
  readonly questionKey: string;
  readonly questionText: string | null;
  readonly questionOrder: readonly number[];
  readonly language: Language;
  /** 0 when the guide is unknown. */
  readonly version: number;
}

/** Places of unknown things sort behind every known one. */
const last = Number.MAX_SAFE_INTEGER;

function createDescriber(guides: readonly Guide[], language: Language) {
  const known = new Map<string, Place>();
  return (ref: GuideRef, topicId: Slug, questionId: Slug | null, own: string | null): Place => {
    const cacheKey = JSON.stringify([ref.id, ref.version, topicId, questionId, own]);
    const place = known.get(cacheKey) ?? describePlace(guides, language, ref, topicId, questionId, own);
    known.set(cacheKey, place);
    return place;
  };
}

/** Where an idea stands, and what its topic and question are called. */
export function describePlace(
  guides: readonly Guide[],
  language: Language,
  ref: GuideRef,
  topicId: Slug,
  questionId: Slug | null,
  own: string | null = null,
): Place {
  const guide = guides.find(({ id, version }) => id === ref.id && version === ref.version);
  const shown = guide === undefined || guide.texts[language] ? language : otherLanguage(language);
  const text = guide?.texts[shown];
  const topics: readonly Topic[] = text?.topics ?? [];
  const topic = topics.find(({ id }) => id === topicId);
  const questions: readonly Question[] = topic?.questions ?? [];
  const question = questions.find(({ id }) => id === questionId);
  const questionText = questionId === null ? null : (question?.text ?? own ?? questionId);
  return {
    topicKey: JSON.stringify([ref.id, topicId]),
    topicTitle: topic?.title ?? topicId,
    topicOrder: [orderOf(guides, ({ id }) => id === ref.id), topic ? topics.indexOf(topic) : last],
    guide: ref.id,
    guideTitle: text?.title ?? ref.id,
    questionKey: JSON.stringify([ref.id, topicId, questionId, questionText]),
    questionText,
    questionOrder: [question ? questions.indexOf(question) : last, questionId === null ? 1 : 0, -ref.version],
    language: shown,
    version: topic ? ref.version : 0,
  };
}

function otherLanguage(language: Language): Language {
  return language === 'en' ? 'fr' : 'en';
}

function orderOf<Item>(items: readonly Item[], isIt: (item: Item) => boolean): number {
  const at = items.findIndex(isIt);
  return at === -1 ? last : at;
}

function compare(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at === -1 ? 0 : one[at]! - other[at]!;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
