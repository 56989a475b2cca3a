import { latinPattern } from '../text/latin.ts';
import { digitsOf, findAll, type LatinDetector } from './detector.ts';

/**
 * Canadian postal codes in either case, with whatever stands between the halves, also with letters O, I and l typed for
 * digits; the first half, and American codes, behind the words.
 */
export const detectPostalCode: LatinDetector = (text, { traits }) => {
  return [
    ...(traits.digits > 0
      ? [
          ...findAll(text, pattern, 'POSTAL_CODE', (match) => digitsOf(match[0]).length > 1),
          ...findAll(text, behindWord, 'POSTAL_CODE'),
        ]
      : []),
    ...findAll(text, spelled, 'POSTAL_CODE'),
  ];
};

const letter = '[ABCEGHJ-NPRSTV-Z]';
const digit = String.raw`[\dOIl]`;
const pattern = latinPattern(
  String.raw`(?<![\p{L}\p{N}])[ABCEGHJ-NPRSTVXY]${digit}${letter}(?: {0,3}[-–.\/_]? {0,2}|\n)${digit}${letter}${digit}(?![\p{L}\p{N}])`,
  'gi',
);
const behindWord = latinPattern(
  String.raw`(?<!\p{L})(?:postal code|code postal|zip(?: ?code)?|c\.p\.|fsa|rta)[ :=#]{1,3}(?:is |est |c'est |starts with |begins with |commence par )?(?<id>[ABCEGHJ-NPRSTVXY]\d${letter}(?: ?\d${letter}?)?|\d{5}(?:-\d{4})?)(?![\p{L}\p{N}])`,
  'gi',
);
/** "H 2 X 1 Y 4", "h two x one y four". */
const step = String.raw`[ ,.-]{1,2}`;
const said = String.raw`(?:\d|one|two|three|four|five|six|seven|eight|nine|zero|oh|un|deux|trois|quatre|cinq|sept|huit|neuf|z[ée]ro)`;
const spelled = latinPattern(
  String.raw`(?<![\p{L}\p{N}])[ABCEGHJ-NPRSTVXY]${step}${said}${step}${letter}${step}${said}${step}${letter}${step}${said}(?![\p{L}\p{N}])`,
  'gi',
);
