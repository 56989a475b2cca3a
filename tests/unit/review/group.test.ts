import { describe, expect, test } from 'vitest';
import type { Guide, GuideText } from '../../../src/contract/guide.ts';
import type { SubmittedIdea } from '../../../src/contract/idea.ts';
import { filterGroups, firstIdeas, group } from '../../../src/review/group.ts';
import { openMeeting, type OpenedIdea } from '../../../src/review/opened-idea.ts';
import { sampleSubmission } from '../../support/samples.ts';

const lists = { sectors: [], regions: [], jobTitles: [], rungs: [] };

const text = (title: string, wording: string): GuideText => ({
  title,
  role: [],
  closing: [],
  topics: ['strikes', 'means'].map((id) => ({
    id,
    title: `${title}: ${id}`,
    context: [],
    questions: ['first', 'second'].map((name) => ({
      id: `${id}.${name}`,
      text: `${wording} ${name}`,
      answers: ['idea'],
      prompts: [],
    })),
  })),
});

const guide = (version: number, texts: Guide['texts']): Guide => ({ id: 'g', version, fields: [], texts });
const both = guide(1, { en: text('Guide', 'Which'), fr: text('Le guide', 'Lesquelles') });

function ideas(
  version: number,
  ...places: [topic: string, question: string | null][]
): readonly OpenedIdea[] {
  const submission = sampleSubmission(places.length, { guide: { id: 'g', version } });
  const placed = submission.ideas.map((idea, at): SubmittedIdea => ({
    ...idea,
    topic: places[at]![0],
    question: places[at]![1],
  }));
  return openMeeting({ ...submission, ideas: placed }, lists).ideas;
}

const outline = (groups: ReturnType<typeof group>) =>
  groups.map(({ title, questions }) => [
    title,
    questions.map((question) => [question.text, question.ideas.map(({ number }) => number)]),
  ]);

describe('grouping', () => {
  test('a question that a meeting added stands in its own words, after those of the guide', () => {
    const submission = sampleSubmission(2, { guide: { id: 'g', version: 1 } });
    const questions = [
      { id: 'own.0badcafe', topic: 'means', language: 'en' as const, text: 'And at night?' },
    ];
    const placed = submission.ideas.map((idea, at) => ({
      ...idea,
      topic: 'means',
      question: at === 0 ? 'own.0badcafe' : 'means.first',
    }));
    const given = openMeeting({ ...submission, questions, ideas: placed }, lists).ideas;
    expect(outline(group(given, [both], 'en'))).toEqual([
      [
        'Guide: means',
        [
          ['Which first', [1]],
          ['And at night?', [1]],
        ],
      ],
    ]);
  });

  test('follows the order of the guide, with what was noted on the topic as a whole after its questions', () => {
    const given = ideas(
      1,
      ['means', null],
      ['means', 'means.second'],
      ['strikes', 'strikes.first'],
      ['means', 'means.first'],
      ['means', 'means.first'],
    );
    expect(outline(group(given, [both], 'en'))).toEqual([
      ['Guide: strikes', [['Which first', [1]]]],
      [
        'Guide: means',
        [
          ['Which first', [1, 2]],
          ['Which second', [1]],
          [null, [1]],
        ],
      ],
    ]);
  });

  test('speaks the reader’s language, and the guide’s own when there is no other', () => {
    const given = ideas(1, ['means', 'means.first']);
    expect(outline(group(given, [both], 'fr'))).toEqual([['Le guide: means', [['Lesquelles first', [1]]]]]);
    const [english] = group(given, [guide(1, { en: text('Guide', 'Which') })], 'fr');
    expect(english).toMatchObject({ title: 'Guide: means', language: 'en' });
  });

  test('takes the wording of the version that the submission names', () => {
    const reworded = guide(2, { en: text('Guide two', 'What') });
    const given = [...ideas(1, ['means', 'means.first']), ...ideas(2, ['means', 'means.first'])];
    expect(outline(group(given, [both, reworded], 'en'))).toEqual([
      [
        'Guide two: means',
        [
          ['What first', [1]],
          ['Which first', [1]],
        ],
      ],
    ]);
  });

  test('shows ids, last, for a version, topic or question that no guide knows', () => {
    const given = [
      ...ideas(9, ['other', 'other.first']),
      ...ideas(1, ['means', 'means.lost'], ['means', 'means.first']),
    ];
    expect(outline(group(given, [both], 'en'))).toEqual([
      [
        'Guide: means',
        [
          ['Which first', [1]],
          ['means.lost', [1]],
        ],
      ],
      ['other', [['other.first', [1]]]],
    ]);
  });

  test('a filter keeps the numbers and lets empty groups fall away', () => {
    const given = ideas(1, ['means', 'means.first'], ['means', 'means.first'], ['strikes', 'strikes.first']);
    const wanted = given[1]!.idea.id;
    const [found, ...others] = filterGroups(group(given, [both], 'en'), ({ idea }) => idea.id === wanted);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ count: 1, questions: [{ ideas: [{ number: 2 }] }] });
  });

  test('the first ideas are cut across questions and topics', () => {
    const groups = group(
      ideas(1, ['strikes', 'strikes.first'], ['means', 'means.first'], ['means', 'means.second']),
      [both],
      'en',
    );
    expect(outline(firstIdeas(groups, 2))).toEqual([
      ['Guide: strikes', [['Which first', [1]]]],
      ['Guide: means', [['Which first', [1]]]],
    ]);
  });
});
