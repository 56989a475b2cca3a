import type { Meeting, MeetingFields, NextMeeting } from '../contract/meeting.ts';

/** What the form at the end asks, as its fields hold it; empty: not said. `comment` is raw: in memory only. */
export interface ClosingDetails {
  readonly end: string;
  readonly present: string;
  readonly regrets: string;
  readonly nextDate: string;
  readonly nextTime: string;
  readonly comment: string;
}

export function toClosingDetails({ fields, next, comment }: Meeting): ClosingDetails {
  return {
    end: fields.end ?? '',
    present: String(fields.present ?? ''),
    regrets: String(fields.regrets ?? ''),
    nextDate: next?.date ?? '',
    nextTime: next?.time ?? '',
    comment: comment ?? '',
  };
}

/** What the facts of the meeting become; a number that is none changes nothing. */
export function toFieldsChange(details: ClosingDetails): Partial<MeetingFields> {
  const { end, present, regrets } = details;
  return { end: end === '' ? null : end, ...countOf('present', present), ...countOf('regrets', regrets) };
}

function countOf(field: 'present' | 'regrets', text: string): Partial<MeetingFields> {
  const said = text.trim();
  if (said === '') return { [field]: null };
  return isCount(said) ? { [field]: Number(said) } : {};
}

/** A time without a date says nothing. The time is meant in the zone of the meeting unless it was said before. */
export function toNextMeeting({ nextDate, nextTime }: ClosingDetails, meeting: Meeting): NextMeeting | null {
  if (nextDate === '') return null;
  const time = nextTime === '' ? null : nextTime;
  return { date: nextDate, time, zone: meeting.next?.zone ?? meeting.fields.zone };
}

export function isCount(text: string): boolean {
  return /^\d{1,5}$/.test(text.trim());
}
