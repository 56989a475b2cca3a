import { useLiveQuery } from 'dexie-react-hooks';
import { useRef, useState } from 'react';
import { Redirect, useLocation } from 'wouter';
import { Agenda } from '../capture/agenda.tsx';
import type { KeepProblem } from '../capture/draft.ts';
import { CarriedOver, FollowUpView } from '../capture/follow-up-view.tsx';
import type { Lists } from '../contract/campaign.ts';
import type { FollowUp } from '../contract/follow-up.ts';
import type { GuideText } from '../contract/guide.ts';
import { ideaDefaults } from '../contract/idea.ts';
import { Language, type Slug, type Uuid } from '../contract/primitives.ts';
import type { StrippedText } from '../contract/redaction.ts';
import { dropPoint, getFollowUp, takeUpPoint } from '../store/follow-ups.ts';
import { removeQuestion, saveFields, saveMinutes, setPinned, setSkipped } from '../store/meetings.ts';
import { Button } from '../ui/button.tsx';
import { Choice, ChoiceField } from '../ui/field.tsx';
import { useMessages } from '../ui/i18n.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import css from './agenda-page.module.css';
import { AppState } from './app-state.tsx';
import { durably, toKeepProblem } from './keep-problem.ts';
import { useServices } from './services.ts';
import { useMeeting, type MeetingView } from './use-meeting.ts';

/** The topics of a running meeting, and what the last meeting with this guide left for it. */
export function AgendaPage(props: { readonly id: Uuid; readonly lists: Lists }) {
  const view = useMeeting(props.id);
  if (view === undefined) return null;
  if (view === null) return <Redirect to="/" replace />;
  if (view.meeting.state === 'closed') return <Redirect to={`/meeting/${props.id}/receipt`} replace />;
  return <OpenAgenda view={view} lists={props.lists} />;
}

function OpenAgenda(props: { readonly view: MeetingView; readonly lists: Lists }) {
  const { t, formatDay } = useMessages();
  const { db, randomUuid, session } = useServices();
  const [, navigate] = useLocation();
  const [problem, setProblem] = useState<KeepProblem | null>(null);
  const carriedTitle = useRef<HTMLHeadingElement>(null);
  const { meeting, ideas, text, guideLanguage } = props.view;
  const followUp = useLiveQuery(() => getFollowUp(db, meeting.guide.id), [db, meeting.guide.id]);

  const attempt = async (write: () => Promise<void>) => {
    setProblem(null);
    await durably(db, write).catch((error: unknown) => setProblem(toKeepProblem(error)));
  };
  const takeUp = (from: FollowUp, point: StrippedText) => {
    // The button goes, and the focus with it.
    carriedTitle.current?.focus();
    return attempt(() =>
      takeUpPoint(db, from.meeting, point, {
        ...ideaDefaults,
        id: randomUuid(),
        meeting: meeting.id,
        topic: topicForPoints(text),
        question: null,
        kind: 'idea',
        language: from.language,
        sector: null,
        region: null,
        jobTitle: null,
        redactions: [],
      }),
    );
  };
  const drop = (from: FollowUp, point: StrippedText) => {
    carriedTitle.current?.focus();
    return attempt(() => dropPoint(db, from.meeting, point));
  };
  const open = (topic: Slug, question: Slug | null) => {
    const questions = text.topics.find(({ id }) => id === topic)?.questions ?? [];
    const first = questions.find(({ id }) => meeting.pinned.includes(id)) ?? questions[0];
    navigate(`/meeting/${meeting.id}/${topic}/${question ?? first?.id ?? 'outcome'}`);
  };
  return (
    <Page
      title={t('agenda.title')}
      back={{ label: t('capture.back'), onPress: () => navigate('/') }}
      state={<AppState />}
      focusTitle
    >
      <p className={css['what']}>
        <span lang={guideLanguage}>{text.title}</span> · {formatDay(meeting.fields.date)}
      </p>
      {problem === null ? null : <Notice kind="attention" live title={t(`problem.${problem}`)} />}
      {followUp && followUp.meeting !== meeting.id ? (
        <section className={css['section']}>
          <h2 ref={carriedTitle} tabIndex={-1}>
            {t('agenda.carried', { day: formatDay(followUp.date) })}
          </h2>
          {followUp.carriedOver.length === 0 ? null : (
            <CarriedOver
              followUp={followUp}
              onTakeUp={(point) => void takeUp(followUp, point)}
              onDrop={(point) => void drop(followUp, point)}
            />
          )}
          <FollowUpView followUp={followUp} lists={props.lists} />
        </section>
      ) : null}
      <Agenda
        text={text}
        guideLanguage={guideLanguage}
        meeting={meeting}
        ideas={ideas}
        onOpen={open}
        onSkip={(topic, skipped) => void attempt(() => setSkipped(db, meeting.id, topic, skipped))}
        onMinutes={(topic, minutes) => void attempt(() => saveMinutes(db, meeting.id, topic, minutes))}
        onAddQuestion={(topic, words) => session(meeting).keepQuestion(topic, words)}
        onRemoveQuestion={(question) => void attempt(() => removeQuestion(db, meeting.id, question))}
        onPin={(question, pinned) => void attempt(() => setPinned(db, meeting.id, question, pinned))}
      />
      <ChoiceField legend={t('start.language')}>
        {Language.options.map((option) => (
          <Choice key={option} label={t(`language.${option}`)}>
            <input
              type="radio"
              name="language"
              checked={option === meeting.fields.language}
              onChange={() => void attempt(() => saveFields(db, meeting.id, { language: option }))}
            />
          </Choice>
        ))}
      </ChoiceField>
      <p className={css['next']}>
        <Button kind="main" onClick={() => navigate(`/meeting/${meeting.id}`)}>
          {t('home.continue')}
        </Button>
        <Button onClick={() => navigate(`/meeting/${meeting.id}/close`)}>{t('capture.finish')}</Button>
      </p>
    </Page>
  );
}

/** Where a point of the last meeting is taken up: the first topic in which ideas are noted. */
function topicForPoints(text: GuideText): Slug {
  const noted = text.topics.find(({ questions }) =>
    questions.some(({ answers }) => answers.some((kind) => kind !== 'checklist' && kind !== 'information')),
  );
  const topic = noted ?? text.topics[0];
  if (!topic) throw new Error('a guide has at least one topic');
  return topic.id;
}
