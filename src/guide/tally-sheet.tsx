import type { AnswerKind, Guide, Question, Topic } from '../contract/guide.ts';
import { Language } from '../contract/primitives.ts';
import type { Messaging } from '../ui/i18n.tsx';
import css from './tally-sheet.module.css';

/** The same words in each language of the guide, side by side. */
export type Bilingual = readonly (readonly [Language, Messaging['t']])[];

export interface TallySheetProps {
  readonly guide: Guide;
  readonly words: Bilingual;
  /** The language of the title above it: the others stand in the sheet. */
  readonly titled: Language;
}

const columns = ['idea', 'sector', 'region', 'jobTitle'] as const;
const actionColumns = ['what', 'owner', 'region', 'due'] as const;

/** A blank form on paper, for the day when there is no device: the same questions, and room to write. */
export function TallySheet({ guide, words, titled }: TallySheetProps) {
  const [topics] = Object.values(guide.texts).map((text) => text.topics);
  return (
    <article className={css['sheet']}>
      {Language.options.map((language) => {
        const title = guide.texts[language]?.title;
        return language === titled || title === undefined ? null : (
          <p key={language} lang={language} className={css['title']}>
            {title}
          </p>
        );
      })}
      <p className={css['rule']}>
        <Words words={words} say={(t) => t('tally.no-names')} />
      </p>
      <Facts words={words} facts={['date', 'start', 'end', 'sector', 'region', 'present', 'regrets']} />
      {topics?.map((topic, index) => (
        <TopicBlock key={topic.id} guide={guide} words={words} topic={topic} number={index + 1} />
      ))}
      <p className={css['rule']}>
        <Words words={words} say={(t) => t('tally.after')} />
      </p>
    </article>
  );
}

type Block = Omit<TallySheetProps, 'titled'> & { readonly topic: Topic };

function TopicBlock({ guide, words, topic, number }: Block & { readonly number: number }) {
  const ask = topic.questions.filter(({ answers }) => !answers.every((kind) => kind === 'information'));
  if (ask.length === 0) return null;
  return (
    <section className={css['topic']}>
      <h2>
        {number}. <Texts guide={guide} of={(topics) => topics.find(({ id }) => id === topic.id)?.title} />
      </h2>
      {ask.map((question) => (
        <QuestionBlock key={question.id} guide={guide} words={words} topic={topic} question={question} />
      ))}
      <div className={css['outcome']}>
        <Words words={words} say={(t) => t('tally.outcome')} />
      </div>
    </section>
  );
}

function QuestionBlock(props: Block & { readonly question: Question }) {
  const { guide, words, topic, question } = props;
  const has = (kind: AnswerKind) => question.answers.includes(kind);
  const find = (topics: readonly Topic[]) =>
    topics.find(({ id }) => id === topic.id)?.questions.find(({ id }) => id === question.id);
  return (
    <div className={css['question']}>
      <h3>
        <Texts guide={guide} of={(topics) => find(topics)?.text} />
      </h3>
      {has('checklist') ? (
        <ul className={css['checks']}>
          {question.prompts.map((prompt) => (
            <li key={prompt.id}>
              <Texts
                guide={guide}
                of={(topics) => find(topics)?.prompts.find(({ id }) => id === prompt.id)?.text}
              />
            </li>
          ))}
        </ul>
      ) : null}
      {has('count') ? <Facts words={words} facts={['yes', 'no', 'unsure']} /> : null}
      {question.form === 'next-meeting' ? <Facts words={words} facts={['date', 'start', 'end']} /> : null}
      {has('action') ? (
        <Blank
          words={words}
          columns={actionColumns.map((column) => (t) => t(`tally.action.${column}`))}
          rows={5}
        />
      ) : question.answers.every((kind) => kind === 'checklist' || kind === 'count') ? null : (
        <Blank
          words={words}
          columns={columns.map((column) => (t) => t(`tally.${column}`))}
          rows={question.form === undefined ? 6 : 3}
        />
      )}
    </div>
  );
}

type Fact = 'date' | 'start' | 'end' | 'sector' | 'region' | 'present' | 'regrets' | 'yes' | 'no' | 'unsure';

/** Short answers, each on a line of its own. */
function Facts(props: { readonly words: Bilingual; readonly facts: readonly Fact[] }) {
  return (
    <dl className={css['facts']}>
      {props.facts.map((fact) => (
        <div key={fact}>
          <dt>
            <Words words={props.words} say={(t) => t(`tally.${fact}`)} />
          </dt>
          <dd />
        </div>
      ))}
    </dl>
  );
}

function Blank(props: {
  readonly words: Bilingual;
  readonly columns: readonly Say[];
  readonly rows: number;
}) {
  return (
    <table className={css['blank']}>
      <thead>
        <tr>
          {props.columns.map((say, column) => (
            <th key={column} scope="col">
              <Words words={props.words} say={say} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: props.rows }, (_, row) => (
          <tr key={row}>
            {props.columns.map((_, column) => (
              <td key={column}>&nbsp;</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type Say = (t: Messaging['t']) => string;

function Words({ words, say }: { readonly words: Bilingual; readonly say: Say }) {
  return words.map(([language, t], index) => (
    <span key={language} lang={language}>
      {index === 0 ? '' : ' / '}
      {say(t)}
    </span>
  ));
}

function Texts(props: {
  readonly guide: Guide;
  readonly of: (topics: readonly Topic[]) => string | undefined;
}) {
  const texts = Language.options.flatMap((language) => {
    const text = props.guide.texts[language];
    const words = text && props.of(text.topics);
    return words === undefined ? [] : [{ language, words }];
  });
  return texts.map(({ language, words }, index) => (
    <span key={language} lang={language}>
      {index === 0 ? '' : ' / '}
      {words}
    </span>
  ));
}
