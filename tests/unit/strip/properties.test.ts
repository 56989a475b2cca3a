import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeholdersIn } from '../../../src/strip/placeholder.ts';
import { parseMarkup } from '../../corpus/markup.ts';
import { readMeeting, readVectors } from '../../corpus/read-vectors.ts';
import { strip } from './support.ts';

const corpus = [
  ...readVectors().map((vector) => vector.text),
  ...readMeeting('en').map((note) => note.marked),
  ...readMeeting('fr').map((note) => note.marked),
].map((marked) => parseMarkup(marked).text);

const language = fc.constantFrom('en', 'fr');
const options = language.map((code) => ({ language: code, keepList: ['François Legault'] }));
const pieces = corpus.flatMap((text) => text.split(/(?<= )/));
const collage = fc.array(
  fc.constantFrom(...pieces, '[person 1]', '[NAS 7]', '\u200b', '\u0301', '\ud83d', '\n'),
  {
    maxLength: 30,
  },
);
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  collage.map((parts) => parts.join('')),
  fc.constantFrom(...corpus),
);

const digit = fc.integer({ min: 0, max: 9 }).map(String);
const digits = (length: number) =>
  fc.array(digit, { minLength: length, maxLength: length }).map((all) => all.join(''));
const letters = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'), minLength: length, maxLength: length });

function luhn(body: string): string {
  const sum = [...body].reverse().reduce((total, character, index) => {
    const doubled = Number(character) * (index % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return body + String((10 - (sum % 10)) % 10);
}

const phone = fc
  .tuple(
    fc.integer({ min: 2, max: 9 }),
    digits(2),
    fc.integer({ min: 2, max: 9 }),
    digits(2),
    digits(4),
    fc.constantFrom('-', ' ', '.', ''),
  )
  .map(([a, bc, d, ef, line, by]) => `${String(a)}${bc}${by}${String(d)}${ef}${by}${line}`);
const planted = fc.oneof(
  fc.tuple(letters(5), letters(6)).map(([user, host]) => `${user}@${host}.ca`),
  phone,
  fc
    .tuple(fc.integer({ min: 1, max: 7 }), digits(6), fc.constantFrom('123', '457', '81'))
    .map(([head, body]) => luhn(String(head) + body + '5'))
    .filter((sin) => !sin.endsWith('000'))
    .map((sin) => `NAS ${sin.slice(0, 3)} ${sin.slice(3, 6)} ${sin.slice(6)}`),
  fc
    .tuple(
      letters(4),
      fc.integer({ min: 10, max: 99 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
      digits(2),
      fc.boolean(),
    )
    .map(([name, year, month, day, end, woman]) => {
      const mm = String(month + (woman ? 50 : 0)).padStart(2, '0');
      return `${name.toUpperCase()} ${String(year)}${mm} ${String(day).padStart(2, '0')}${end}`;
    }),
  fc
    .tuple(fc.constantFrom('K1S', 'H2X', 'G1R', 'V5K'), fc.constantFrom('2B7', '1A1', '4S3'))
    .map(([a, b]) => `${a} ${b}`),
  digits(6).map((number) => `matricule ${number}`),
  letters(7).map((user) => `https://${user}.example.net/me`),
  fc
    .tuple(
      fc.integer({ min: 1, max: 9999 }),
      fc.constantFrom('rue des Pins', 'avenue Laurier', 'Maple Street', 'Innes Road'),
    )
    .map(([civic, street]) => `${String(civic)} ${street}`),
);

describe('for any text', () => {
  test('stripping twice is stripping once', () => {
    fc.assert(
      fc.property(anyText, options, (text, given) => {
        const once = strip(text, given);
        const twice = strip(once.text, given);
        expect(twice.text).toBe(once.text);
        expect(twice.redactions).toEqual([]);
      }),
      { numRuns: 600 },
    );
  });

  test('findings are sorted, apart, within the text, and everything between them stays as it was', () => {
    fc.assert(
      fc.property(anyText, options, (text, given) => {
        const { text: stripped, findings, redactions } = strip(text, given);
        expect(redactions).toHaveLength(findings.length);
        let from = 0;
        let rebuilt = '';
        findings.forEach(({ start, end, kind, certain }, index) => {
          expect(start).toBeGreaterThanOrEqual(from);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(redactions[index]).toMatchObject({ kind, certain });
          rebuilt += text.slice(from, start) + (redactions[index]?.placeholder ?? '');
          from = end;
        });
        expect(stripped).toBe(rebuilt + text.slice(from));
      }),
      { numRuns: 400 },
    );
  });

  test('every placeholder is one that the next stripping knows', () => {
    fc.assert(
      fc.property(anyText, options, (text, given) => {
        for (const { placeholder } of strip(text, given).redactions) {
          expect(placeholdersIn(placeholder)).toEqual([{ start: 0, end: placeholder.length }]);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('an identifier planted in a note', () => {
  test('never survives', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...corpus),
        planted,
        options,
        fc.boolean(),
        (note, identifier, given, behind) => {
          const text = behind ? `${note}. ${identifier}` : `${identifier} - ${note}`;
          const { text: stripped } = strip(text, given);
          const secret = identifier.replace(/^(?:NAS|matricule) /, '');
          expect(stripped).not.toContain(secret);
        },
      ),
      { numRuns: 600 },
    );
  });

  test('does not survive invisible characters between its own', () => {
    const invisible = fc.constantFrom('\u200b', '\u200d', '\u2060', '\u00ad', '\u200f', '\ufeff');
    fc.assert(
      fc.property(planted, invisible, fc.nat(), options, (identifier, hidden, seed, given) => {
        const secret = identifier.replace(/^(?:NAS|matricule) /, '');
        const at = identifier.length - secret.length + (seed % secret.length);
        const text = `note : ${identifier.slice(0, at)}${hidden}${identifier.slice(at)}`;
        const { findings } = strip(text, given);
        const left = [...text].filter(
          (_, index) => !findings.some(({ start, end }) => index >= start && index < end),
        );
        expect(left.join('')).not.toContain(secret.slice(-4));
      }),
      { numRuns: 300 },
    );
  });
});

/** Identifiers of the corpus, but names and those already in markup: what stands in each, and the vector around it. */
const labelled = readVectors().flatMap(({ text: marked, lang, keepList = [] }) => {
  const { text, spans } = parseMarkup(marked);
  return spans
    .filter(({ kind, start, end }) => kind !== 'PERSON' && !/[&<]/.test(text.slice(start, end)))
    .map(({ start, end }) => ({ text, start, end, given: { language: lang, keepList } }));
});

/** Letters and digits of a range that no finding covers. */
function exposed(
  text: string,
  start: number,
  end: number,
  given: { language: 'en' | 'fr'; keepList: readonly string[] },
) {
  const { findings } = strip(text, given);
  return text
    .slice(start, end)
    .split('')
    .filter(
      (character, index) =>
        /[a-z0-9]/i.test(character) &&
        !findings.some((found) => found.start <= start + index && start + index < found.end),
    );
}

describe('an identifier of the corpus is not uncovered', () => {
  test('by an invisible character anywhere in it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...labelled),
        fc.constantFrom(
          '\u200b',
          '\u200d',
          '\u2060',
          '\u00ad',
          '\u200f',
          '\u202e',
          '\ufeff',
          '<b>',
          '</i>',
          '&shy;',
        ),
        fc.nat(),
        ({ text, start, end, given }, hidden, seed) => {
          const at = start + (seed % (end - start));
          const tricked = text.slice(0, at) + hidden + text.slice(at);
          const left = exposed(tricked, start, at, given).concat(
            exposed(tricked, at + hidden.length, end + hidden.length, given),
          );
          expect(left).toEqual([]);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('by another kind of space or of digit in it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...labelled),
        fc.constantFrom('\u00a0', '\u202f', '\u2009', '\u3000'),
        fc.boolean(),
        ({ text, start, end, given }, space, wide) => {
          const inner = text.slice(start, end).replaceAll(' ', space);
          const digits = wide
            ? inner.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))
            : inner;
          const tricked = text.slice(0, start) + digits + text.slice(end);
          expect(exposed(tricked, start, end, given)).toEqual([]);
        },
      ),
      { numRuns: 400 },
    );
  });
});
