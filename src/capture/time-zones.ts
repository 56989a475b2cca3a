import type { Language, TimeZone } from '../contract/primitives.ts';

/** From sea to sea. */
const canada: readonly TimeZone[] = [
  'America/St_Johns',
  'America/Halifax',
  'America/Toronto',
  'America/Winnipeg',
  'America/Regina',
  'America/Edmonton',
  'America/Vancouver',
];

export interface TimeZoneChoice {
  readonly zone: TimeZone;
  /** `Eastern Time (Toronto)`, `heure de l’Est (Toronto)` */
  readonly label: string;
}

/** The zones of Canada, and `own` where it is none of them. */
export function timeZoneChoices(own: TimeZone, language: Language): TimeZoneChoice[] {
  const zones = canada.includes(own) ? canada : [own, ...canada];
  return zones.map((zone) => ({ zone, label: `${nameOf(zone, language)} (${cityOf(zone)})` }));
}

/** `UTC` where the browser does not tell. */
export function deviceTimeZone(): TimeZone {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
}

function nameOf(zone: TimeZone, language: Language): string {
  try {
    const format = new Intl.DateTimeFormat(`${language}-CA`, { timeZone: zone, timeZoneName: 'longGeneric' });
    const name = format.formatToParts(0).find(({ type }) => type === 'timeZoneName')?.value ?? zone;
    return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
  } catch {
    // A zone that came with an earlier meeting, and that this browser does not know.
    return zone;
  }
}

function cityOf(zone: TimeZone): string {
  return zone.replace(/^.*\//, '').replaceAll('_', ' ').replace('St Johns', 'St. John’s');
}
