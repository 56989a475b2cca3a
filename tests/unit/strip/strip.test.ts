import { describe, expect, test } from 'vitest';
import { maxIdeaLength } from '../../../src/contract/idea-length.ts';
import { english, french, strip, stripper } from './support.ts';

describe('placeholders', () => {
  test('speak the language of the idea', () => {
    const text = 'Odalys Ferland says call 613-555-0142';
    expect(strip(text, english).text).toBe('[person 1] says call [phone 1]');
    expect(strip(text, french).text).toBe('[personne 1] says call [téléphone 1]');
  });

  test('give one name one number, whatever its accents and case, and another name another', () => {
    const { text } = strip(
      'Hélène Roy propose. HELENE ROY propose. Helene Roy propose. Sylvain Roy propose.',
      french,
    );
    expect(text).toBe(
      '[personne 1] propose. [personne 1] propose. [personne 1] propose. [personne 2] propose.',
    );
  });

  test('of another language or of an earlier stripping are left alone, and numbers go on behind them', () => {
    const text = '[personne 4] and [email 2], ask Odalys Ferland, odalys@example.org';
    expect(strip(text, english).text).toBe('[personne 4] and [email 2], ask [person 5], [email 3]');
  });

  test('that are not ours are ordinary text', () => {
    expect(strip('[people 1] [person] [person x]').text).toBe('[people 1] [person] [person x]');
  });
});

describe('redactions and findings', () => {
  test('stand in the order of the text, as many of one as of the other, and say where the originals stood', () => {
    const text = 'Nate: write a@example.org or b@example.org';
    const result = strip(text);
    expect(result.redactions.map(({ kind, placeholder }) => [kind, placeholder])).toEqual([
      ['PERSON', '[person 1]'],
      ['EMAIL', '[email 1]'],
      ['EMAIL', '[email 2]'],
    ]);
    expect(result.findings.map(({ start, end }) => text.slice(start, end))).toEqual([
      'Nate',
      'a@example.org',
      'b@example.org',
    ]);
  });

  test('never hold the original', () => {
    const result = strip('Odalys Ferland, 046 454 286, 613-555-0142');
    expect(JSON.stringify(result.redactions)).not.toMatch(/Odalys|Ferland|046|555/);
    expect(JSON.stringify(result.findings)).not.toMatch(/Odalys|Ferland/);
  });

  test('that overlap become one that covers them all', () => {
    const text = 'see https://example.net/u/odalys@example.org/046-454-286 now';
    const { text: stripped, findings } = strip(text);
    expect(findings).toHaveLength(1);
    expect(stripped).toBe('see [link 1] now');
  });

  test('of a weak trace are maybes, and are replaced like the others', () => {
    const result = strip('dial 1 800 555 0134 all day');
    expect(result.text).toBe('dial [phone 1] all day');
    expect(result.redactions).toEqual([{ kind: 'PHONE', placeholder: '[phone 1]', certain: false }]);
  });
});

describe('words of this meeting', () => {
  test('that a person kept are no names any more, in any case', () => {
    const text = 'Mercedes says no. MERCEDES says no. Odalys says yes.';
    expect(strip(text, { ...english, kept: ['mercedes'] }).text).toBe(
      'Mercedes says no. MERCEDES says no. [person 1] says yes.',
    );
  });

  test('that a person marked are names wherever they stand, without regard to accents', () => {
    expect(strip('demande a zoreh ou à Zôreh', { ...french, marked: ['Zoreh'] }).text).toBe(
      'demande a [personne 1] ou à [personne 1]',
    );
  });

  test('that are marked with a capital and are everyday words too stay words in lower case', () => {
    expect(strip('Hope will hope', { ...english, marked: ['Hope'] }).text).toBe('[person 1] will hope');
  });

  test('that are marked win over the keep-list', () => {
    const options = { ...french, keepList: ['François Legault'], marked: ['Legault'] };
    expect(strip('la chaise de Legault', options).text).toBe('la chaise de [personne 1]');
  });

  test('kept as a part of a name do not uncover the name', () => {
    expect(strip('Odalys Ferland says yes', { ...english, kept: ['Odalys'] }).text).toBe(
      '[person 1] says yes',
    );
  });
});

describe('length', () => {
  test('of 20,000 units is stripped, of one more it is too long', () => {
    expect(stripper.strip('a'.repeat(maxIdeaLength), english).ok).toBe(true);
    expect(stripper.strip('a'.repeat(maxIdeaLength + 1), english)).toEqual({
      ok: false,
      problem: 'too-long',
    });
  });

  test('that placeholders push over the limit is too long as well', () => {
    const text = 'a@b.ca '.repeat(2857);
    expect(text.length).toBeLessThanOrEqual(maxIdeaLength);
    expect(stripper.strip(text, english)).toEqual({ ok: false, problem: 'too-long' });
  });

  test('of nothing is nothing', () => {
    expect(strip('')).toEqual({ ok: true, text: '', redactions: [], findings: [] });
  });
});

test('what a person keeps is kept whole, with the parts that would be found in it', () => {
  for (const kept of [
    'Maria Gagnon',
    'maria.gagnon@example.org',
    '@mariagagnon88',
    '418-555-0144 poste 22',
  ]) {
    const text = `Ask ${kept} first.`;
    const before = strip(text, english);
    expect(before.redactions.length).toBeGreaterThan(0);
    const [found] = before.findings;
    const word = text.slice(found!.start, found!.end);
    expect(strip(text, { ...english, kept: [word] }).text).toContain(word);
  }
});
