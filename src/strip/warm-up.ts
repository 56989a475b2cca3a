import type { Stripper } from './strip.ts';

/**
 * Strips a text that holds something of what is usual, and forgets it, so that patterns are compiled while a meeting opens
 * instead of under the first idea. V8 compiles a pattern twice, for its first text and for the second, unless the first
 * has 1,000 characters (`kTierUpForSubjectLengthValue` in its `JSRegExp`): spaces fill it up. What is rarely written, an
 * address read aloud, is compiled when it first occurs.
 */
export function warmUp(stripper: Stripper): Stripper {
  stripper.strip(sample.padEnd(1001), { language: 'fr', keepList: ['François Legault'] });
  return stripper;
}

const sample = `Rosalind K.: l'idée de Mme d'Arcy-Roy (poste 4412) - 40 roses, 12 rue des Pins, app. 3, H2X 1Y4; M. Legault dit non.
call Aimé at 613-555-0142 or aime.roy@example.org, @aimeroy, https://example.net/aime, NAS 130 692 544, né le 3 mai 1971,
matricule 88-41207, RAMQ ROYA 7105 0312, van AB 123, 4500 1234 5678 9010, St-Jérôme, « Rose, Mark & Will », J.-P. Côté`;
