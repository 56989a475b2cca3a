import { describe, expect, test } from 'vitest';
import { calendarFile, instantOf } from '../../../src/capture/calendar-file.ts';
import type { NextMeeting } from '../../../src/contract/meeting.ts';

const stamp = new Date('2031-05-17T16:00:00Z');
const file = (next: NextMeeting, title = 'Working group') =>
  calendarFile({ id: '00000000-0000-4000-8000-000000000000', title, next, stamp });
const lineOf = (text: string, name: string) => text.split('\r\n').find((line) => line.startsWith(name));

describe('the next meeting as a calendar file', () => {
  test.each([
    ['Ottawa in winter', '2031-01-22', '12:00', 'America/Toronto', '20310122T170000Z'],
    ['Ottawa in summer', '2031-07-22', '12:00', 'America/Toronto', '20310722T160000Z'],
    ['Newfoundland, half an hour off', '2031-01-22', '12:30', 'America/St_Johns', '20310122T160000Z'],
    ['the evening before, in UTC', '2031-01-22', '23:30', 'America/Winnipeg', '20310123T053000Z'],
    ['midnight', '2031-01-22', '00:00', 'America/Toronto', '20310122T050000Z'],
    ['the morning after the clocks went forward', '2031-03-09', '03:30', 'America/Toronto', '20310309T073000Z'],
    ['the evening before they do', '2031-03-08', '23:30', 'America/Toronto', '20310309T043000Z'],
  ])('%s', (_, date, time, zone, start) => {
    expect(lineOf(file({ date, time, zone }), 'DTSTART')).toBe(`DTSTART:${start}`);
  });

  test('without a zone it is a time on the wall, without a time a whole day', () => {
    expect(lineOf(file({ date: '2031-01-22', time: '09:05', zone: null }), 'DTSTART')).toBe(
      'DTSTART:20310122T090500',
    );
    expect(lineOf(file({ date: '2031-01-22', time: null, zone: 'America/Toronto' }), 'DTSTART')).toBe(
      'DTSTART;VALUE=DATE:20310122',
    );
    expect(instantOf('2031-01-22', '09:05', 'Nowhere/At_All')).toBe(null);
  });

  test('a long title in French is folded by bytes and comes back whole; its commas are escaped', () => {
    const title = 'Réunion du groupe de travail, volet régional ; télétravail à l’échelle des régions éloignées';
    const text = file({ date: '2031-01-22', time: null, zone: null }, title);
    for (const line of text.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    const unfolded = text.replaceAll('\r\n ', '');
    expect(unfolded).toContain(`SUMMARY:${title.replace(',', '\\,').replace(';', '\\;')}\r\n`);
  });

  test('ends each line as calendars want it', () => {
    const text = file({ date: '2031-01-22', time: null, zone: null });
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });
});
