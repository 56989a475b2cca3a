import { latinPattern } from '../text/latin.ts';
import { matchesOf } from '../text/matches.ts';

/** A date as people write one in either language. Offsets in units of the text that was read. */
export interface WrittenDate {
  readonly start: number;
  readonly end: number;
  /** The year, of four digits; two digits are of the last century unless that makes a child of a hundred. */
  readonly year: number | null;
  /**
   * `full`: day, month and year; `digits`: the same without a separator, or with the year of two digits first; `partial`: a day and a month, or a month and
   * a year.
   */
  readonly form: 'full' | 'digits' | 'partial';
  /** In numbers alone: "1974-03-12". */
  readonly numeric: boolean;
}

/** The dates in `text`, the longest reading of each, in their order. Nothing is said of what happened on them. */
export function findDates(text: string): readonly WrittenDate[] {
  const dates: WrittenDate[] = [];
  const anyMonth = month.test(text);
  const anyDigit = /\d/.test(text);
  for (const { pattern, form, numeric, named } of shapes) {
    if (!(named ? anyMonth : anyDigit)) continue;
    for (const match of matchesOf(text, pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (dates.some((date) => date.start < end && start < date.end)) continue;
      const { year, day, month } = match.groups ?? {};
      if (numeric && !isDayAndMonth(Number(day), Number(month))) continue;
      dates.push({ start, end, year: year === undefined ? null : fullYear(year), form, numeric });
    }
  }
  return dates.sort((a, b) => a.start - b.start);
}

function fullYear(year: string): number {
  const digits = Number(year.replace(/\D/g, ''));
  return digits >= 100 ? digits : digits > 30 ? 1900 + digits : 2000 + digits;
}

/** In either order. */
function isDayAndMonth(day: number, month: number): boolean {
  return day >= 1 && month >= 1 && Math.max(day, month) <= 31 && Math.min(day, month) <= 12;
}

/** A month, also cut short. */
export const monthName = String.raw`(?:january|janvier|jan|janv|february|febuary|f[ée]vrier|feb|f[ée]vr|f[ée]v|march|mars|mar|april|avril|apr|avr|may|mai|june|juin|jun|july|juillet|jul|juil|august|ao[ûu]t|aug|september|septembre|sept|sep|october|octobre|oct|november|novembre|nov|december|d[ée]cembre|dec|d[ée]c)(?!\p{L})\.?`;
/** A day of the month, in words. */
export const dayWord = String.raw`(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|(?:twenty|thirty)[ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|premier|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|dix[ -](?:sept|huit|neuf)|vingt(?:[ -](?:et[ -]un|deux|trois|quatre|cinq|six|sept|huit|neuf))?|trente(?:[ -]et[ -]un)?)`;
const dayNumber = String.raw`(?:0?[1-9]|[12]\d|3[01])(?: ?(?:er|st|nd|rd|th|e)(?!\p{L}))?`;
const fourDigits = String.raw`(?:19|20)\d{2}`;
const yearBehind = String.raw`(?<year>${fourDigits}|'?\d{2})(?![\p{L}\p{N}]|[.,:]\d|-\d| ?(?:h|%|\$|am|pm|ans|people|personnes|members|membres)(?!\p{L})| ${monthName})`;
const separator = String.raw`(?: {0,2}[-\/.\\_–] {0,2}| {1,2})`;
const edge = String.raw`(?<![\p{L}\p{N}]|\d[.,\/-])`;
const pad = String.raw`[ ,.\/-]{0,3}`;
const dayOfMonth = String.raw`(?:${dayNumber}|${dayWord}(?!\p{L}))`;
const articleBefore = String.raw`(?:le |the )?`;

const sources: readonly (readonly [string, WrittenDate['form'], boolean])[] = [
  [
    String.raw`${edge}(?<year>${fourDigits})${separator}(?<month>\d{1,2})${separator}(?<day>\d{1,2})(?!\d|[.,]\d)`,
    'full',
    true,
  ],
  [
    String.raw`${edge}(?:le )?(?<day>\d{1,2})${separator}(?<month>\d{1,2})${separator}(?<year>${fourDigits}|'?\d{2})(?!\d|[.,-]\d)`,
    'full',
    true,
  ],
  [
    String.raw`${edge}${articleBefore}${dayOfMonth}(?: of| de)?[ .\/-]{0,3}${monthName}${pad}(?:of |de )?${yearBehind}`,
    'full',
    false,
  ],
  [String.raw`${edge}${monthName}${pad}(?:the |le )?${dayOfMonth}(?: |${pad})${yearBehind}`, 'full', false],
  [
    String.raw`${edge}(?<year>${fourDigits})${pad}${monthName}${pad}${dayOfMonth}(?![\p{L}\p{N}])`,
    'full',
    false,
  ],
  [
    String.raw`${edge}${monthName}${pad}(?:of |de )?(?<year>${fourDigits}|'\d{2})(?![\p{L}\p{N}])`,
    'partial',
    false,
  ],
  [
    String.raw`${edge}${articleBefore}${dayOfMonth}(?: of| de)?[ .\/-]{0,3}${monthName}(?!\p{L})`,
    'partial',
    false,
  ],
  [String.raw`${edge}${monthName}${pad}(?:the |le )?${dayOfMonth}(?![\p{L}\p{N}])`, 'partial', false],
  [String.raw`${edge}\d{1,2} ?[\/-] ?(?<year>${fourDigits})(?!\d|[-\/]\d)`, 'partial', false],
  [String.raw`${edge}(?<year>${fourDigits})(?<month>\d{2})(?<day>\d{2})(?![\p{L}\p{N}])`, 'digits', true],
  [String.raw`${edge}(?<day>\d{2})(?<month>\d{2})(?<year>${fourDigits})(?![\p{L}\p{N}])`, 'digits', true],
  [String.raw`${edge}(?<day>\d{2})(?<month>\d{2})(?<year>\d{2})(?![\p{L}\p{N}]|[.,]\d)`, 'digits', true],
  [
    String.raw`${edge}(?<year>\d{2})[-\/.](?<month>\d{2})[-\/.](?<day>\d{2})(?![\p{L}\p{N}]|[.,]\d)`,
    'digits',
    true,
  ],
];

const month = latinPattern(monthName, 'i');
const shapes = sources.map(([source, form, numeric]) => ({
  pattern: latinPattern(source, 'gi'),
  form,
  numeric,
  named: source.includes(monthName),
}));
