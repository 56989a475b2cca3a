import type { Finding } from '../../contract/redaction.ts';
import type { DetectContext, Detector } from '../detectors/detector.ts';
import { findSharedAccounts } from '../detectors/handle.ts';
import type { KeepList } from '../keep-list.ts';
import { isFirstName, isSurname, isWord } from '../lexicon.ts';
import { titles } from '../names/cues.ts';
import { readTrades } from '../names/trades.ts';
import { foldKey, foldPhrase } from '../text/fold-key.ts';
import { maskCharacter } from '../text/view.ts';
import { taggedLength, type TaggedName, type Tagger } from './tagger.ts';

/** Lowest scores of a name, by what the rules say of the same place. */
export interface Thresholds extends Opinions {
  /** In a text where something is masked already: what stands beside a mask looks like a name. */
  readonly masked: Opinions;
  /**
   * Where the rules see nothing in a text without a capital, in which nothing is masked: a word of a list of names that
   * is no everyday word, and no organisation of the lists.
   */
  readonly lowerName: Levels;
  /** Where the rules see nothing and the name is one of the keep-list's, in full or the surname alone. */
  readonly figure: Levels;
  /** The same behind a title: "M. Legault" is the premier unless much speaks against it. */
  readonly titledFigure: Levels;
  /** Where the rules are not certain, and it is everyday words, none of them on a list of names. */
  readonly word: Levels;
  /** The same, and it is what hardly ever names a person: a job, a service, a single letter, a time, a request, a text of
   * its own that no list of names knows (job titles are such texts). */
  readonly unlikely: Levels;
}

interface Opinions {
  /** The rules see nothing there. */
  readonly silent: Levels;
  /** The rules have a maybe there. */
  readonly unsure: Levels;
  /** The rules are certain there. */
  readonly sure: Levels;
}

/** `certain`: from this score on it is certain; `maybe`: from this one on it is a maybe, below it is nothing. */
export interface Levels {
  readonly certain: number;
  readonly maybe: number;
}

/** Set on authored notes that were never trained on; docs/tagger.md has the figures. */
export const thresholds: Thresholds = {
  silent: { certain: 0.9, maybe: 0.28 },
  unsure: { certain: 0.75, maybe: 0.1 },
  sure: { certain: 0.65, maybe: 0.15 },
  masked: {
    silent: { certain: 0.9, maybe: 0.78 },
    unsure: { certain: 0.75, maybe: 0.4 },
    sure: { certain: 0.65, maybe: 0.15 },
  },
  lowerName: { certain: 0.9, maybe: 0.1 },
  figure: { certain: 0.95, maybe: 0.3 },
  titledFigure: { certain: 1, maybe: 0.95 },
  word: { certain: 0.95, maybe: 0.6 },
  unlikely: { certain: 0.98, maybe: 0.95 },
};

/**
 * Names by tagger and rules together: agreement needs less, and covers what either of them covers. Where the rules
 * are certain and the tagger sees nothing, it is a maybe; a maybe of the rules alone is nothing. Behind what the tagger
 * reads, the rules decide.
 */
export function createNameDetector(
  tagger: Tagger,
  rules: Detector,
  levels: Thresholds = thresholds,
): Detector {
  return (text, context) => {
    const ruled = rules(text, context);
    const shared = findSharedAccounts(text);
    const opinions = text.includes(maskCharacter) ? levels.masked : levels;
    const names = tagger.tag(text, context.keepList, context.readWords);
    const lastEnd = names.at(-1)?.end ?? 0;
    const ruledThere = ruled.filter(({ start }) => start < lastEnd);
    const named = names.flatMap((name) => {
      if (shared.some((account) => overlap(account, name))) return [];
      if (law.test(text.slice(name.start, name.end + longestLaw))) return [];
      const there = ruledThere.filter((finding) => overlap(finding, name));
      const opinion = opinionOf(there);
      const exception = exceptionOf(text.slice(name.start, name.end), text, opinion, context);
      const finding = judge(name, exception === null ? opinions[opinion] : levels[exception]);
      return finding === null ? [] : [finding, ...there.map((rule) => ({ ...rule, certain: false }))];
    });
    const tagged = taggedLength(text);
    const namedEnd = named.reduce((end, finding) => Math.max(end, finding.end), 0);
    const alone = ruled
      .filter((rule) => rule.start >= namedEnd || !named.some((finding) => overlap(finding, rule)))
      .flatMap((rule) => {
        if (rule.end > tagged) return [rule];
        const title =
          isWhole(rule, text) &&
          text === text.toLowerCase() &&
          !wordsOf(text).some((word) => isName(word, context.lexicon));
        return rule.certain && !title ? [{ ...rule, certain: false }] : [];
      });
    return readTrades(text, [...named, ...alone]);
  };
}

/**
 * Whether a name, as `foldPhrase` gives it, is a figure's of the keep-list: in full or the surname alone, and perhaps a
 * title before it.
 */
function figureNamed(name: string, { names, surnames }: KeepList): 'figure' | 'titledFigure' | null {
  const words = name.split(' ');
  const titled = titles.has(words[0] ?? '');
  const phrase = words.slice(titled ? 1 : 0).join(' ');
  if (!names.has(phrase) && !surnames.has(phrase)) return null;
  return titled ? 'titledFigure' : 'figure';
}

function exceptionOf(
  name: string,
  text: string,
  opinion: keyof Opinions,
  { keepList, lexicon }: DetectContext,
): 'lowerName' | 'figure' | 'titledFigure' | 'word' | 'unlikely' | null {
  if (opinion === 'sure') return null;
  const words = wordsOf(name);
  const phrase = foldPhrase(name);
  const listed = words.some((word) => isName(word, lexicon));
  const everyday = !listed && words.every((word) => isWord(lexicon, word));
  const lower = name === name.toLowerCase();
  if (!listed && (name === text.trim() || (lower && isRank(text.replace(name, ''), lexicon))))
    return 'unlikely';
  if (lower && (name.length === 1 || lexicon.roles.has(phrase))) return 'unlikely';
  if (request.test(name) || hardlyNames.has(phrase)) return 'unlikely';
  if (everyday) return 'word';
  if (opinion !== 'silent') return null;
  const isLower = text === text.toLowerCase() && !text.includes(maskCharacter);
  const isOrganisation = lexicon.organisations.has(phrase);
  const isOnlyName = (word: string): boolean => isName(word, lexicon) && !isWord(lexicon, word);
  return (
    figureNamed(phrase, keepList) ??
    (isLower && !isOrganisation && words.some(isOnlyName) ? 'lowerName' : null)
  );
}

function isWhole({ start, end }: Finding, text: string): boolean {
  return text.slice(0, start).trim() === '' && text.slice(end).trim() === '';
}

function wordsOf(name: string): readonly string[] {
  return foldKey(name).split(/[\s-]+/);
}

/** Whether a key of `foldKey` is on a list of names. */
function isName(word: string, lexicon: DetectContext['lexicon']): boolean {
  return isFirstName(lexicon, word) || isSurname(lexicon, word);
}

/** Nothing but words of rank and work: "officer" of "correctional officer". */
function isRank(text: string, { roles }: DetectContext['lexicon']): boolean {
  return (
    text.length < longestRank &&
    foldPhrase(text)
      .split(' ')
      .every((word) => titles.has(word) || roles.has(word))
  );
}

const longestRank = 30;

/** "Bill C 27" is a law, and "Bill 124". */
const law = /^bill (?:[cs][ -]?)?\d{1,3}(?![\p{L}\p{N}-])/iu;
const longestLaw = 12;

/** "Rejoignez-nous": French asks with a hyphen and a pronoun. */
const request = /ez-(?:nous|moi|la|le|les|lui|leur|y|en)$/iu;
/**
 * Keys of `foldPhrase`. Beside what was found they look like its owner: "telegram [account 1]", "bébé né [date]"; and at
 * the beginning of a short note like whom it is about: "Chaîne téléphonique".
 */
const hardlyNames = new Set(
  `gmail hotmail outlook yahoo telegram signal whatsapp messenger facebook instagram tiktok visa mastercard amex interac
  noon midday midnight tonight midi minuit lunch soir bebe bebes baby birthday brithday bday anniversaire
  chaine chaines machine machines virement virements`.split(/\s+/),
);

function opinionOf(findings: readonly Finding[]): keyof Opinions {
  if (findings.length === 0) return 'silent';
  return findings.some(({ certain }) => certain) ? 'sure' : 'unsure';
}

function judge({ start, end, score }: TaggedName, { certain, maybe }: Levels): Finding | null {
  return score < maybe ? null : { kind: 'PERSON', start, end, certain: score >= certain };
}

function overlap(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  return a.start < b.end && b.start < a.end;
}
