import type { Stripper } from './strip.ts';

/**
 * Strips a text that holds something of everything, and forgets it. Engines compile a pattern when it first reads a
 * text, again when it reads more, and again for wide characters, as masks are: that takes some 100 ms, which pass while
 * a meeting opens instead of under the first idea. Without its masks the sample is Latin-1, so that both are compiled.
 */
export function warmUp(stripper: Stripper): Stripper {
  for (let times = 0; times < 3; times += 1) {
    stripper.strip(sample, { language: 'fr', keepList: ['François Legault'] });
  }
  return stripper;
}

const sample = `Rosalind K.: l'idée de Mme d'Arcy-Roy (poste 4412) - 40 roses, 12 rue des Pins, app. 3, H2X 1Y4; M. Legault dit non.
call Aimé at 613-555-0142 or aime.roy@example.org, @aimeroy, https://example.net/aime, NAS 130 692 544, né le 3 mai 1971,
matricule 88-41207, RAMQ ROYA 7105 0312, van AB 123, 4500 1234 5678 9010, St-Jérôme, « Rose, Mark & Will », J.-P. Côté`;
