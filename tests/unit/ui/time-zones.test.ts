import { expect, test } from 'vitest';
import { TimeZone } from '../../../src/contract/primitives.ts';
import { timeZoneChoices } from '../../../src/capture/time-zones.ts';

test('the zones of Canada have their names in each language', () => {
  expect(timeZoneChoices('America/Toronto', 'en')).toContainEqual({
    zone: 'America/Toronto',
    label: 'Eastern Time (Toronto)',
  });
  expect(
    timeZoneChoices('America/Toronto', 'fr').find(({ zone }) => zone === 'America/Toronto')?.label,
  ).toMatch(/^Heure de l’Est.*\(Toronto\)$/);
});

test('a device from elsewhere finds its own zone first, and any zone that a meeting came with can be shown', () => {
  expect(timeZoneChoices('Europe/Paris', 'fr')[0]?.zone).toBe('Europe/Paris');
  expect(timeZoneChoices('Mars/Olympus', 'en')[0]).toEqual({
    zone: 'Mars/Olympus',
    label: 'Mars/Olympus (Olympus)',
  });
  for (const { zone } of timeZoneChoices('UTC', 'en')) expect(TimeZone.safeParse(zone).success).toBe(true);
});
