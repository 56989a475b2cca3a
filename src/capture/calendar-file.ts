import type { NextMeeting } from '../contract/meeting.ts';
import type { Day, TimeOfDay, TimeZone, Uuid } from '../contract/primitives.ts';

export interface CalendarEvent {
  /** The same id later replaces the event in the person's calendar. */
  readonly uid: Uuid;
  readonly title: string;
  readonly next: NextMeeting;
}

/** The content type of the file. */
export const calendarType = 'text/calendar';

/**
 * An iCalendar file (RFC 5545) with one event: of the whole day when no time is known, of one hour otherwise, in
 * the time zone of `next` or, without one, at that time on whatever clock. The same event gives the same file.
 */
export function createCalendarFile({ uid, title, next }: CalendarEvent): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Calepin//Calepin//EN',
    'BEGIN:VEVENT',
    `UID:${uid}@calepin`,
    `DTSTAMP:${compact(next.date)}T000000Z`,
    ...describeStart(next),
    `SUMMARY:${escapeText(title)}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

function describeStart({ date, time, zone }: NextMeeting): string[] {
  if (time === null) return [`DTSTART;VALUE=DATE:${compact(date)}`];
  const start = zone === null ? null : toInstant(date, time, zone);
  const at = start ? `${compact(start.toISOString().slice(0, 19))}Z` : `${compact(date)}T${compact(time)}00`;
  return [`DTSTART:${at}`, 'DURATION:PT1H'];
}

function compact(time: string): string {
  return time.replace(/[-:]/g, '');
}

/** `null`: this browser does not know the zone. */
function toInstant(date: Day, time: TimeOfDay, zone: TimeZone): Date | null {
  const wall = Date.parse(`${date}T${time}:00Z`);
  try {
    // The offset is that of the instant looked for: the second step sees a change of the clocks.
    const near = wall - offsetAt(wall, zone);
    return new Date(wall - offsetAt(near, zone));
  } catch {
    return null;
  }
}

/** How far the clocks of `zone` are ahead of UTC at an instant. Both in milliseconds. */
function offsetAt(instant: number, zone: TimeZone): number {
  const format = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
  return wall - Math.floor(instant / 60_000) * 60_000;
}

function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');
}

/** No line is longer than 75 bytes; what goes on begins with a space. */
function fold(line: string): string {
  const encoder = new TextEncoder();
  let folded = '';
  let bytes = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (bytes + size > 75) {
      folded += '\r\n ';
      bytes = 1;
    }
    folded += character;
    bytes += size;
  }
  return folded;
}
