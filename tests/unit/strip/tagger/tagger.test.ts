import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createKeepList } from '../../../../src/strip/keep-list.ts';
import { lexiconFiles, parseLexicon } from '../../../../src/strip/lexicon.ts';
import { createTaggerDetector } from '../../../../src/strip/tagger/detector.ts';
import { createTagger, lowestScore } from '../../../../src/strip/tagger/tagger.ts';

const lexicon = parseLexicon(readFileSync(`src/strip/data/${lexiconFiles[0]}`));
const weights = readFileSync('src/strip/data/tagger.bin');
const tagger = createTagger(weights, lexicon);

const names = (text: string, least = 0.5): readonly string[] =>
  tagger
    .tag(text)
    .filter(({ score }) => score >= least)
    .map(({ start, end }) => text.slice(start, end));

describe('the tagger', () => {
  test('finds a person by first name and surname, listed or not', () => {
    expect(names('Odalys Ferland wants to bring the drums')).toEqual(['Odalys Ferland']);
    expect(names('Thrandir Vokselund veut apporter les tambours')).toEqual(['Thrandir Vokselund']);
  });

  test('finds no one where no one is named', () => {
    expect(names('picket at the food court at noon, bring whistles')).toEqual([]);
    expect(names('on fait une haie d’honneur devant le bureau')).toEqual([]);
  });

  test('leaves what was masked before alone', () => {
    expect(names('\uFFFC will lend \uFFFC the drum')).toEqual([]);
  });

  test('answers any text, with names in order, apart from each other and inside the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        let last = 0;
        for (const { start, end, score } of tagger.tag(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(score).toBeGreaterThanOrEqual(lowestScore);
          expect(score).toBeLessThanOrEqual(1);
          last = end;
        }
      }),
    );
  });

  test('answers the same to the same text, whatever it read before', () => {
    const fresh = createTagger(weights, lexicon);
    const text = 'Marguerite et son frère Jean-Sim appellent la mairesse\nRose will draw a rose';
    expect(fresh.tag(text)).toEqual(tagger.tag(text));
    expect(fresh.tag(text)).toEqual(fresh.tag(text));
  });

  test('reads a text of many words in parts and finds the name in each', () => {
    const text = 'then Odalys Ferland said that we should bring the drums. '.repeat(120);
    expect(names(text)).toHaveLength(120);
  });
});

test('the detector is certain from one score on, and unsure from another', () => {
  const [name] = tagger.tag('Odalys Ferland wants to bring the drums');
  const score = name?.score ?? 0;
  const context = { language: 'en' as const, lexicon, keepList: createKeepList([]) };
  const detect = (certain: number, maybe: number): readonly boolean[] =>
    createTaggerDetector(tagger, { certain, maybe })('Odalys Ferland wants to bring the drums', context).map(
      (finding) => finding.certain,
    );
  expect(detect(score, score)).toEqual([true]);
  expect(detect(score + 0.001, score)).toEqual([false]);
  expect(detect(score + 0.001, score + 0.001)).toEqual([]);
});
