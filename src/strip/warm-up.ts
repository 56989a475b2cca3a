import type { Language } from '../contract/primitives.ts';
import type { Stripper } from './strip.ts';
import { latinPatterns } from './text/latin.ts';

/**
 * Makes the stripper quick before somebody waits for it, in steps of some milliseconds: first each pattern is compiled, then
 * texts that hold something of what is usual are stripped and forgotten, until the engine has optimised what reads them.
 * V8 compiles a pattern twice, for its first text and for the second, unless the first has 1,000 characters
 * (`kTierUpForSubjectLengthValue` in its `JSRegExp`). No answer depends on it.
 */
export function* warmUp({ strip }: Stripper): Generator<void, void> {
  for (const pattern of latinPatterns) {
    pattern.lastIndex = 0;
    pattern.exec(blank);
    pattern.lastIndex = 0;
    yield;
  }
  const draw = createDraws();
  for (let round = 0; round < rounds; round += 1) {
    const language: Language = round % 2 === 0 ? 'fr' : 'en';
    strip(mix(round, draw), { language, keepList: ['François Legault'] });
    yield;
  }
}

/**
 * Now and then nothing to find; else some of the lines, with words of others, words of two halves and other digits, and
 * cut: what is stripped always alike is optimised for that alone, and optimised again for each text that differs.
 */
function mix(round: number, draw: (count: number) => number): string {
  if (round % 10 === 3) return nothingIn;
  const text = Array.from({ length: 5 }, () => lines[draw(lines.length)])
    .join(round % 2 === 0 ? ' ' : '\n')
    .replace(/\S+/g, (word) => {
      const [other, kind] = [words[draw(words.length)]!, draw(8)];
      return kind > 2 ? word : kind > 1 ? word.slice(0, 3) + other.slice(2) : other;
    })
    .replace(/\d/g, () => String(draw(10)))
    .slice(0, 100 + draw(500));
  return round % 8 === 5 ? text.toLowerCase() : round % 8 === 7 ? text.toUpperCase() : text;
}

/** Whole numbers from 0 to below `count`, the same ones each time (the minimal standard of Park and Miller). */
function createDraws(): (count: number) => number {
  let last = 1;
  return (count) => (last = (last * 16807) % 2147483647) % count;
}

const nothingIn = 'On porte du rouge le jeudi, et on mange ensemble.';
const blank = ' '.repeat(1001);

/** With fewer, texts at the beginning of a meeting are slower than later ones; more change nothing that can be measured. */
const rounds = 240;

/** In one byte a unit and in two, in small letters and in capitals: engines compile for each. */
const lines = [
  'Rosalind K.: l’idée de Mme d’Arcy-Roy (poste 4412) - 40 roses, 12 rue des Pins, app. 3, H2X 1Y4; M. Legault dit non.',
  'call Aimé at 613-555-0142 or aime.roy@example.org, @aimeroy, https://example.net/aime, NAS 130 692 544, <b>Lou</b>',
  'né le 3 mai 1971, matricule 88-41207, RAMQ ROYA 7105 0312, van AB 123, 4500 1234 5678 9010, St-Jérôme, five one four',
  'Aimé Roy, aime point roy arobase exemple point org; she lives at twelve Pine Street, apartment three, cinq un quatre',
  'MADAME TREMBLAY A DIT NON. KATHLEEN O’BRIEN DE ST. JOHN’S AUSSI, ET L’HÔPITAL SAINT-LUC.',
  'demande a marie eve gagnon si son cousin mohamed peut venir avec son char plaque abc 123',
  '- Rosa (nurse, local 12): no OT fridays\n- Dr Nguyen’s idea: sing in the lobby\n- prez Smith says wait',
  'On porte du rouge le jeudi, avec François Legault en carton; les cœurs d’abord, et Ludwig van der Berg.',
  'Will, Mark and Rose will mark the rose garden; Grace and Hope have grace and hope. Faith? April 5 in May.',
  'Thanks to Rosa Lou, her name is Lou, I’m Lou; merci à big Rosa, signé : J. Roy; our nurse, Lou, (Rosa) - Paul, by J.-P.',
  'Rosa: no. Rosa -> yes. Rosa, nurse, Lou le cuisinier, Rosa from IT, Lou du 5e, Rosa viendra, Lou a dit non, Roy est là.',
  'c. roy, lou roy says, lou g: Rosa dos Santos, Lou “Red” Roy, Regina, Laval and New York, rue Sainte-Rose, Tour Smith #4',
  'D’Arcy, L’Heureux, O’Brien’s idea, d’Aimé; P.O. Box 12, RR 3, apt 4, #4-12 Elm St E, call x4412, poste 12, K1A 0B1',
  'Born March 3, 1971; fête le 12/05/1984, 1984-05-12, le 3 mai; anticonstitutionnellement, 5e étage, 7 h 30, 40 $, 3 %',
];
const words = lines.join(' ').split(/\s/);
