import type { Question } from '../contract/guide.ts';
import type { HandCount, Meeting, NextMeeting } from '../contract/meeting.ts';
import type { Day, Language, Slug } from '../contract/primitives.ts';
import { Checklist } from '../guide/checklist.tsx';
import { Information } from '../guide/information.tsx';
import { HandCountForm } from './hand-count.tsx';
import { NextMeetingForm } from './next-meeting-form.tsx';
import css from './question-forms.module.css';

export interface QuestionFormActions {
  readonly onAsked: (prompt: Slug, asked: boolean) => void;
  readonly onCount: (question: Slug, hands: HandCount) => void;
  readonly onNext: (next: NextMeeting | null) => void;
  readonly onCalendar: (next: NextMeeting) => void;
  /** The zone of the meeting or of the device. */
  readonly zone: string;
}

export interface QuestionFormsProps extends QuestionFormActions {
  readonly question: Question;
  readonly language: Language;
  readonly meeting: Meeting;
  readonly today: Day;
}

/** What a question asks for that is not written down as ideas: ticks, hands, the next meeting. */
export function QuestionForms(props: QuestionFormsProps) {
  const { question, meeting } = props;
  const { answers } = question;
  if (answers.includes('checklist')) {
    return (
      <div className={css['whole']}>
        <Checklist {...props} asked={meeting.asked} />
      </div>
    );
  }
  if (answers.includes('information')) {
    return (
      <div className={css['whole']}>
        <Information {...props} asked={meeting.asked} />
      </div>
    );
  }
  return (
    <>
      {question.form === 'next-meeting' ? (
        <NextMeetingForm
          next={meeting.next}
          zone={props.zone}
          today={props.today}
          onNext={props.onNext}
          onCalendar={props.onCalendar}
        />
      ) : null}
      {answers.includes('count') ? (
        <HandCountForm
          hands={meeting.counts[question.id] ?? null}
          onCount={(hands) => props.onCount(question.id, hands)}
        />
      ) : null}
    </>
  );
}
