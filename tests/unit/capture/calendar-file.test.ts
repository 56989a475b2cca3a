import { expect, test } from 'vitest';
import { createCalendarFile } from '../../../src/capture/calendar-file.ts';
import type { NextMeeting } from '../../../src/contract/meeting.ts';

const uid = '3f2a9c41-0d5e-4b7a-9c1d-2e8f6a7b5c4d';

function startOf(next: NextMeeting): string | undefined {
  return createCalendarFile({ uid, title: 'A group', next })
    .match(/^DTSTART.*$/m)?.[0]
    .trim();
}

test('a meeting without a time takes the whole day', () => {
  expect(startOf({ date: '2031-10-22', time: null, zone: 'America/Toronto' })).toBe(
    'DTSTART;VALUE=DATE:20311022',
  );
});

test('a time is given as the instant that it is in its zone, in summer and in winter', () => {
  expect(startOf({ date: '2031-07-02', time: '12:00', zone: 'America/Toronto' })).toBe(
    'DTSTART:20310702T160000Z',
  );
  expect(startOf({ date: '2031-01-15', time: '12:00', zone: 'America/Toronto' })).toBe(
    'DTSTART:20310115T170000Z',
  );
  expect(startOf({ date: '2031-01-15', time: '20:30', zone: 'America/St_Johns' })).toBe(
    'DTSTART:20310116T000000Z',
  );
});

test('on the day when the clocks change, the hour after the change is meant', () => {
  expect(startOf({ date: '2026-03-08', time: '09:00', zone: 'America/Toronto' })).toBe(
    'DTSTART:20260308T130000Z',
  );
  expect(startOf({ date: '2026-11-01', time: '09:00', zone: 'America/Toronto' })).toBe(
    'DTSTART:20261101T140000Z',
  );
});

test('a time without a zone, or in one that is not known here, stays as it is on the wall', () => {
  for (const zone of [null, 'Nowhere/Land']) {
    expect(startOf({ date: '2031-10-22', time: '09:05', zone })).toBe('DTSTART:20311022T090500');
  }
});

test('lines end as the standard has it, none is longer than 75 bytes, and what goes on can be joined again', () => {
  const title = `Réunion; suite, fin \\ ${'é'.repeat(120)}\nB`;
  const file = createCalendarFile({ uid, title, next: { date: '2031-10-22', time: null, zone: null } });
  const lines = file.split('\r\n');
  expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  for (const line of lines) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
  expect(file.replaceAll('\r\n ', '')).toContain(
    `SUMMARY:Réunion\\; suite\\, fin \\\\ ${'é'.repeat(120)}\\nB\r\n`,
  );
});
