import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../../src/contract/redaction.ts';
import type { Detector } from '../../../../src/strip/detectors/detector.ts';
import { detectPerson } from '../../../../src/strip/detectors/person.ts';
import { createKeepList } from '../../../../src/strip/keep-list.ts';
import { parseLexicon } from '../../../../src/strip/lexicon.ts';
import { mergeFindings } from '../../../../src/strip/merge-findings.ts';
import { createNameDetector, type Thresholds } from '../../../../src/strip/tagger/detector.ts';
import { maskCharacter } from '../../../../src/strip/text/view.ts';
import { createTagger, lowestScore, taggedLength } from '../../../../src/strip/tagger/tagger.ts';

const lexicon = parseLexicon(readFileSync('src/strip/data/lexicon.txt'));
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
    expect(names(`${maskCharacter} will lend ${maskCharacter} the drum`)).toEqual([]);
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
    const text = 'then Odalys Ferland said that we should bring the drums. '.repeat(80);
    expect(names(text)).toHaveLength(80);
  });
});

describe('tagger and rules together', () => {
  const text = 'Odalys Ferland wants to bring the drums';
  const context = { language: 'en' as const, lexicon, keepList: createKeepList([]) };
  const silent: Detector = () => [];
  const everything: Detector = () => [{ kind: 'PERSON', start: 0, end: text.length, certain: true }];
  const elsewhere: Detector = () => [{ kind: 'PERSON', start: 33, end: 38, certain: true }];
  const score = tagger.tag(text)[0]?.score ?? 0;
  const levels = (certain: number, maybe: number): Thresholds => {
    const opinions = {
      silent: { certain, maybe },
      unsure: { certain, maybe },
      sure: { certain: certain / 2, maybe: maybe / 2 },
    };
    const own = { certain, maybe };
    const exceptions = { lowerName: own, figure: own, titledFigure: own, word: own, unlikely: own };
    return { ...opinions, masked: opinions, ...exceptions };
  };
  const detect = (rules: Detector, thresholds: Thresholds): readonly Finding[] =>
    createNameDetector(tagger, rules, thresholds)(text, context);

  test('a name is certain from one score on, a maybe from another, and nothing below', () => {
    expect(detect(silent, levels(score, score)).map(({ certain }) => certain)).toEqual([true]);
    expect(detect(silent, levels(score + 0.001, score)).map(({ certain }) => certain)).toEqual([false]);
    expect(detect(silent, levels(score + 0.001, score + 0.001))).toEqual([]);
  });

  test('where the rules are certain too, less is enough, and what they cover is covered', () => {
    const found = mergeFindings(detect(everything, levels(score + 0.001, score + 0.001)));
    expect(found).toEqual([{ kind: 'PERSON', start: 0, end: text.length, certain: true }]);
  });

  test('what only the rules are certain of is a maybe', () => {
    expect(detect(elsewhere, levels(1.1, 1.1))).toEqual([
      { kind: 'PERSON', start: 33, end: 38, certain: false },
    ]);
  });

  test('a figure of the keep-list who stands alone has levels of her own', () => {
    const figures = { ...context, keepList: createKeepList(['Ines Odalys Ferland']) };
    const thresholds = { ...levels(score, score), figure: { certain: 1.1, maybe: 1.1 } };
    expect(detect(silent, thresholds)).toHaveLength(1);
    expect(createNameDetector(tagger, silent, thresholds)(text, figures)).toEqual([]);
  });

  test('beside a mask other levels hold', () => {
    const masked = `${maskCharacter} and ${text}`;
    const least = tagger.tag(masked)[0]?.score ?? 0;
    const thresholds = { ...levels(1.1, 1.1), masked: levels(least, least).masked };
    expect(createNameDetector(tagger, silent, thresholds)(masked, context)).toHaveLength(1);
    expect(detect(silent, thresholds)).toEqual([]);
  });

  test('behind what the tagger reads, the rules decide', () => {
    const long = `${'drums and whistles. '.repeat(250)}${text}`;
    expect(taggedLength(long)).toBe(5000);
    const found = mergeFindings(createNameDetector(tagger, detectPerson)(long, context));
    expect(found).toEqual(mergeFindings(detectPerson(long, context)));
    expect(found.length).toBeGreaterThan(0);
  });

  test('a text of very short words is left to the rules sooner', () => {
    expect(taggedLength('A.'.repeat(10_000))).toBe(2000);
    expect(taggedLength('A.'.repeat(400))).toBe(800);
    expect(tagger.tag('A.'.repeat(10_000)).at(-1)?.end).toBe(19_999);
  });

  test('with the real rules, a person is certain', () => {
    const found = mergeFindings(createNameDetector(tagger, detectPerson)(text, context));
    expect(found).toEqual([{ kind: 'PERSON', start: 0, end: 14, certain: true }]);
  });
});
