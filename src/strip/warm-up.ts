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
  for (let round = 0; round < rounds; round += 1) {
    const text = Array.from(
      { length: 5 },
      (_, at) => lines[(5 * round + at * (1 + (round % 3))) % lines.length],
    );
    const language: Language = round % 2 === 0 ? 'fr' : 'en';
    strip(text.join(round % 2 === 0 ? ' ' : '\n'), { language, keepList: ['François Legault'] });
    yield;
  }
}

const blank = ' '.repeat(1001);

/** With fewer, texts at the beginning of a meeting are slower than later ones; more change nothing that can be measured. */
const rounds = 100;

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
  'Will, Mark and Rose will mark the rose garden; Grace and Hope have grace and hope. Faith? April in May.',
];
