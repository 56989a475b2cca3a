import type { NextMeeting } from '../contract/meeting.ts';

export interface CalendarEntry {
  /** Random: a calendar is no place for the id of what is sealed. */
  readonly id: string;
  readonly title: string;
  readonly next: NextMeeting;
  /** When the file is made. */
  readonly stamp: Date;
}

/**
 * An iCalendar file (RFC 5545) with one meeting: an instant when its zone is known, else a time on the wall of
 * whoever reads it, else a whole day. One hour long: nobody has said more.
 */
export function calendarFile({ id, title, next, stamp }: CalendarEntry): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Calepin//Calepin//EN',
    'BEGIN:VEVENT',
    `UID:${id}@calepin`,
    `DTSTAMP:${utc(stamp)}`,
    ...whenOf(next),
    `SUMMARY:${escapeText(title)}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines
    .flatMap(fold)
    .map((line) => `${line}\r\n`)
    .join('');
}

/** The instant at which a clock on the wall of `zone` shows this; `null` when the zone is not known here. */
export function instantOf(date: string, time: string, zone: string): Date | null {
  const wall = Date.parse(`${date}T${time}:00Z`);
  // Twice: the offset of the first guess may be that of the other side of a change of the clocks.
  let instant = wall;
  for (let round = 0; round < 2; round += 1) {
    const offset = offsetAt(instant, zone);
    if (offset === null) return null;
    instant = wall - offset;
  }
  return new Date(instant);
}

/** How far the wall clock of a zone is ahead of UTC, in milliseconds. */
function offsetAt(instant: number, zone: string): number | null {
  try {
    const parts = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    }).formatToParts(instant);
    const part = (type: string) => Number(parts.find((each) => each.type === type)?.value);
    const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
    return wall - Math.floor(instant / minute) * minute;
  } catch {
    return null;
  }
}

const minute = 60_000;

function whenOf({ date, time, zone }: NextMeeting): string[] {
  if (time === null) return [`DTSTART;VALUE=DATE:${date.replaceAll('-', '')}`];
  const instant = zone === null ? null : instantOf(date, time, zone);
  const start = instant ? utc(instant) : `${date.replaceAll('-', '')}T${time.replace(':', '')}00`;
  return [`DTSTART:${start}`, 'DURATION:PT1H'];
}

function utc(date: Date): string {
  return `${date.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

function escapeText(text: string): string {
  return text.replaceAll(/[\\;,]/g, '\\$&').replaceAll(/\r?\n/g, '\\n');
}

/** Lines of at most 75 bytes; a longer one goes on after a space, and no character is cut. */
function fold(line: string): string[] {
  const encoder = new TextEncoder();
  const lines: string[] = [];
  let current = '';
  for (const character of line) {
    if (encoder.encode(current + character).length > 75) {
      lines.push(current);
      current = ' ';
    }
    current += character;
  }
  return [...lines, current];
}
