import type { Finding } from '../../contract/redaction.ts';
import { foldKey } from '../text/fold-key.ts';

/**
 * Words for trades that are surnames or first names as well: "mason", "boucher". In lower case, or with the capital of
 * a sentence, they are never certain; beside an article, a word for work or other trades they are no names at all.
 * `findings` are in units of `text`, a view.
 */
export function readTrades(text: string, findings: readonly Finding[]): readonly Finding[] {
  return findings.flatMap((finding) => {
    const word = bare.exec(text.slice(finding.start, finding.end))?.groups?.['word'];
    if (word === undefined || !isTrade(word)) return [finding];
    const start = finding.end - word.length;
    if (word !== word.toLowerCase() && !opensSentence(text, start)) return [finding];
    return isWork(text, start, finding.end) ? [] : [{ ...finding, certain: false }];
  });
}

const bare = /^(?:(?:le|la|les|un|une|the|a|an) |l')?(?<word>\p{L}{4,14})$/iu;

function isTrade(word: string): boolean {
  const key = foldKey(word);
  return trades.has(key) || (key.endsWith('s') && trades.has(key.slice(0, -1)));
}

function opensSentence(text: string, start: number): boolean {
  return /(?:^|[\n.;:!?•*-] ?)$/.test(text.slice(Math.max(0, start - 3), start));
}

/** The word stands alone, behind an article or a word for work, or among trades. */
function isWork(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - reach), start);
  const after = text.slice(end, end + reach);
  if (/^[\s.!]*$/.test(text.slice(0, start)) && /^[\s.!]*$/.test(text.slice(end))) return true;
  if (workBefore.test(before) || workBehind.test(after)) return true;
  const beside = [
    ...neighbours(wordsOf(before.split(sentenceEnd).at(-1)).reverse()),
    ...neighbours(wordsOf(after.split(sentenceEnd)[0])),
  ];
  return beside.length > 1 || beside.some((word) => onlyTrades.has(foldKey(word)));
}

const reach = 48;

const workBefore =
  /(?<!\p{L})(?:(?:the|a|an|our|your|their|my|his|her|this|that|each|every|another|any|no|head|old|as|le|la|les|un|une|du|au|aux|des|notre|nos|votre|vos|leurs?|mon|son|ce|cet|chaque|aucun|ancien|comme|tant que|suis|apprenti|ma[iî]tre) |(?:job|jobs|title|trades?|position|role|occupation|m[ée]tiers?|poste|titre|fonction|emploi|profession) ?: ?)$/iu;
const workBehind =
  /^ (?:wanted|needed|by trade|jobs?|shifts?|shop|school|de m[ée]tier|demand[ée]e?s?|recherch[ée]e?s?|retrait[ée]e?s?|retired)(?!\p{L})/iu;

const sentenceEnd = /[\n.;:!?]/;

function wordsOf(part = ''): string[] {
  return part.match(/[\p{L}'-]+/gu) ?? [];
}

/** Trades in a row with the word, up to the first other word. */
function neighbours(words: readonly string[]): readonly string[] {
  const found: string[] = [];
  for (const word of words) {
    if (/^(?:and|et|or|ou|puis|pis|a|an|the|un|une|le|la|les|des)$/i.test(word)) continue;
    if (!isTrade(word) && !onlyTrades.has(foldKey(word))) break;
    found.push(word);
  }
  return found;
}

/** Nobody is named so. */
const onlyTrades = new Set(
  `roofer glazier plumber painter cleaner plasterer bricklayer welder joiner electrician mechanic driver nurse clerk
  blacksmith gardener weaver butcher tailor teacher janitor bakers masons butchers carpenters cooks weavers
  couvreur menuisier plombier peintre soudeur serrurier electricien mecanicien infirmier infirmiere cuisinier cuisiniere
  forgeron tonnelier tisserand cordonnier potier verrier patissier poissonnier epicier chapelier boutonnier platrier
  jardinier macon chapeliere bouchere boulangere marchande maconne charpentiere commis preposee prepose`.split(
    /\s+/,
  ),
);

const trades = new Set([
  ...onlyTrades,
  ...`mason baker cook carpenter miller cooper smith fletcher turner potter porter shepherd tanner barber brewer farmer
  fisher draper glover saddler tiler slater dyer fuller chandler bishop steward marshal constable butler forester ranger
  boucher boulanger charpentier meunier marchand berger bergere tailleur couturier barbier fermier pecheur chasseur
  charretier sabotier mercier merciere tanneur vannier vigneron sellier teinturier`.split(/\s+/),
]);
