import { latinPattern } from '../text/latin.ts';

/** Words for the digits and for the tens and hundreds of a number that is read aloud, in either language. */
export const numberWord = String.raw`(?:one|two|three|four|five|six|seven|eight|nine|zero|oh|hundred|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|double|triple|un|deux|trois|quatre|cinq|sept|huit|neuf|z[ée]ro|dix|onze|douze|treize|quatorze|quinze|seize|vingts?|trente|quarante|cinquante|soixante|cents?|et)`;

/** Without two of them in a row no number is read aloud. */
export const twoNumberWords = latinPattern(String.raw`${numberWord}[ \n,.\/–-]{1,3}${numberWord}`, 'i');

const digits = new Map(
  'zero one two three four five six seven eight nine/z[ée]ro un deux trois quatre cinq six sept huit neuf'
    .split('/')
    .flatMap((row) => row.split(' ').map((word, value) => [word, value] as const)),
);

const counted = [...digits.keys()].join('|');
const digitWord = latinPattern(`(?<!\\p{L})(?:${counted})(?!\\p{L})`, 'gi');

/** "One, two, three, four": digits that only count, up or down, as chants do. */
export function isCounting(text: string): boolean {
  const values = [...text.matchAll(digitWord)].map(([word]) => valueOf(word));
  const steps = values.slice(1).map((value, index) => value - (values[index] ?? 0));
  return steps.length > 0 && (steps.every((step) => step === 1) || steps.every((step) => step === -1));
}

function valueOf(word: string): number {
  return digits.get(word.toLowerCase()) ?? 0;
}
