import type { Finding } from '../../contract/redaction.ts';
import type { DetectContext } from '../detectors/detector.ts';
import { isSurname, isWord } from '../lexicon.ts';
import { foldKey, foldPhrase } from '../text/fold-key.ts';
import { matchesOf } from '../text/matches.ts';

/**
 * The names among `findings`, each grown over a particle behind it, or at its end, and the name that follows:
 * "Anneke" over "van der Berg"; and the names of particle and surname behind a title. French prepositions are particles
 * only before what is a surname and no place ("Marie de Laval", "Luc du syndicat"); in an English note they are no
 * words, so that they are particles before any other capital.
 */
export function growOverParticles(
  text: string,
  findings: readonly Finding[],
  context: DetectContext,
): readonly Finding[] {
  const grown = findings.map((finding) => {
    if (finding.kind !== 'PERSON') return finding;
    const ending = endingParticle.exec(text.slice(Math.max(finding.start, finding.end - 8), finding.end));
    const end =
      ending === null
        ? endOfName(behind, text, finding.end, context)
        : endOfName(next, text, finding.end, context);
    return end === null || isFigure(text.slice(finding.start, end), context) ? finding : { ...finding, end };
  });
  const titled = matchesOf(text, title).flatMap(({ 0: word, index }): Finding[] => {
    const start = index + word.length;
    const end = endOfName(behind, text, start, context);
    return end === null ? [] : [{ kind: 'PERSON', start: start + 1, end, certain: true }];
  });
  return [...grown, ...titled];
}

const behind =
  /(?<particle>(?: (?:van|von|der|den|ter|ten|zu|dos|das|di|della|del|bin|bint|binti|ben|ibn|abu|ould|el|al|mac|mc|de|da|do|du|des|d'|la|le|les|los|las|st\.?|ste\.?|saint|sainte)(?![\p{L}\p{M}]))(?: (?:der|den|de|la|le|los|las|el|al)(?![\p{L}\p{M}])){0,2}(?: l'| |-|')(?: ?l')?)(?<name>\p{L}[\p{L}\p{M}'-]{1,30})/iuy;
const next = /(?<particle>) (?<name>\p{Lu}[\p{L}\p{M}'-]{1,30})/uy;
const onlyParticle =
  /^(?:van|von|der|den|ter|ten|zu|dos|das|di|della|del|bin|bint|binti|ben|ibn|abu|ould|el|al|mac|mc|da|do)(?!\p{L})/iu;
const endingParticle =
  /[ -](?:van|von|der|den|ter|ten|dos|das|di|della|del|bin|bint|binti|ben|ibn|abu|ould|el|al)$/i;
const title = /(?<!\p{L})(?:mme|mlle|m\.|mr\.?|mrs\.?|ms\.?|dre?\.?|monsieur|madame|mademoiselle)(?= )/giu;

const placePrefix = /^(?:saint|sainte|ste?|mont|notre-dame|lac|cap|baie|pointe|port|fort|grand|val|ville)-/;

function isFigure(name: string, { lexicon, keepList }: DetectContext): boolean {
  const phrase = foldPhrase(name);
  return lexicon.figures.has(phrase) || keepList.names.has(phrase);
}

function endOfName(pattern: RegExp, text: string, at: number, context: DetectContext): number | null {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  const { particle = '', name = '' } = match?.groups ?? {};
  return match !== null && isName(particle.trim(), name, context) ? at + match[0].length : null;
}

function isName(particle: string, name: string, { lexicon, language }: DetectContext): boolean {
  const bare = name.replace(/'s?$/, '');
  const key = foldKey(bare);
  if (!/^\p{Lu}[\p{L}'-]*\p{Ll}/u.test(bare)) return false;
  if (lexicon.places.has(foldPhrase(bare)) || lexicon.organisations.has(key)) return false;
  if (particle === '' || onlyParticle.test(particle)) return true;
  if (language === 'en') return true;
  if (isWord(lexicon, key) || placePrefix.test(key)) return false;
  return isSurname(lexicon, key) || !/^(?:de|du|des|d')$/i.test(particle);
}
