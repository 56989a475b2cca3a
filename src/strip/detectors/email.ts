import { isWord } from '../lexicon.ts';
import { foldKey } from '../text/fold-key.ts';
import { latinPattern } from '../text/latin.ts';
import { findAll, type DetectContext, type LatinDetector } from './detector.ts';
import { numberWord } from './number-words.ts';

/**
 * E-mail addresses: plain, with stray spaces, line breaks or slips of the keyboard, without their ending, spelled out
 * in either language ("sylvie at example dot com", "sylvie arobase gmail"), or given as an account and its provider.
 */
export const detectEmail: LatinDetector = (text, context) =>
  hint.test(text)
    ? [
        ...(text.includes('@') ? withSign(text, context) : []),
        ...(anySign.test(text)
          ? [
              ...findAll(text, plain, 'EMAIL'),
              ...findAll(text, broken, 'EMAIL'),
              ...findAll(text, bracketed, 'EMAIL'),
            ]
          : []),
        ...(anySlip.test(text) ? findAll(text, slip, 'EMAIL', (match) => !notAccount.test(match[0])) : []),
        ...(anySpelledDot.test(text) ? findAll(text, spelled, 'EMAIL') : []),
        ...(anySpelledSign.test(text) ? findAll(text, spelledSign, 'EMAIL') : []),
        ...(anyWordAtDomain.test(text)
          ? findAll(text, wordAtDomain, 'EMAIL', (match) => isAccount(text, match))
          : []),
        ...(anyDotWord.test(text)
          ? findAll(text, wordAtSpelledDomain, 'EMAIL', (match) => isSpelledDomain(text, match))
          : []),
        ...(anyProvider.test(text) ? besideProvider(text, context) : []),
        ...(anyCue.test(text) ? behindCue(text, context) : []),
      ]
    : [];

const withSign: LatinDetector = (text, context) => [
  ...findAll(text, loose, 'EMAIL'),
  ...findAll(text, withoutEnding, 'EMAIL', (match) => !collective.test(match[0])),
  ...findAll(text, letterByLetter, 'EMAIL'),
  ...findAll(text, cutOff, 'EMAIL', (match) => isOwnWord(match, context), false),
];

const besideProvider: LatinDetector = (text, context) => [
  ...findAll(text, atProvider, 'EMAIL'),
  ...findAll(text, accountAndProvider, 'EMAIL'),
  ...findAll(text, providerAndAccount, 'EMAIL'),
  ...findAll(text, wordAtProvider, 'EMAIL', (match) => isOwnWord(match, context)),
  ...findAll(text, wordAtCompany, 'EMAIL', (match) => isOwnWord(match, context), false),
  ...findAll(text, providerAndWord, 'EMAIL', (match) => isOwnWord(match, context), false),
];

const behindCue: LatinDetector = (text, context) => [
  ...findAll(text, cuedAndProvider, 'EMAIL', (match) => !smallWord.test(userOf(match))),
  ...findAll(text, cuedAtLabel, 'EMAIL', (match) => isCuedLabel(match, context), false),
];

/** Without any of these no address is meant. */
const hint = latinPattern(
  String.raw`@|%40|[([{] ?[aà] ?[)\]}]|mail|(?<!\p{L})(?:at|ar+ob\p{L}{2,5}|commercial|outlook|yahoo|icloud|vid[ée]otron|sympatico|courriels?|rsvp|adresse|proton|msn|aol|(?:point|dot) ?(?:com|ca|qc|org|net))(?!\p{L})|[àa] \p{L}{2,30}\.(?:com|ca|fr|net|org)`,
  'i',
);

const local = String.raw`[\p{L}\p{N}_](?:[\p{L}\p{N}._%+'&~-]{0,63}[\p{L}\p{N}_-])?`;
const domain = String.raw`(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,40}[\p{L}\p{N}])?\.){1,6}\p{L}{2,18}`;
const edge = String.raw`(?<![\p{L}\p{N}._%+-])`;
const bracketedAt = String.raw`(?:[([{<*_-] ?(?:at|@|[aà]|ar+ob\p{L}{2,5}|[aà] commercial) ?[)\]}>*_-]|[\/|‹] ?(?:at|[aà]) ?[\/|›])`;
/** Patterns of accounts are slow to compile and to run. `any…` is a part of one, or of some, without which they find nothing. */
const anySign = latinPattern(String.raw`@|%40|${bracketedAt}|[([{<] ?at|[([{< \n] ?ar+ob`, 'i');
const plain = latinPattern(
  String.raw`${edge}(?:"[^"\n@]{1,40}"|${local})(?:\.?@{1,2} ?\n?| @ |%40| ?${bracketedAt} ?)${domain}(?![\p{L}\p{N}])`,
  'gi',
);

const provider = String.raw`(?:g(?:ee)?[ -]?mail|googlemail|hot[ -]?mail|outlook|live|msn|yahoo|ymail|rocketmail|icloud|aol|protonmail|proton|gmx|videotron|vid[ée]otron|sympatico|bellnet|bell|cogeco|globetrotter|rogers|shaw|telus|telusplanet|eastlink|sasktel|mts|mymts|nbnet|tbaytel|hushmail|fastmail|tutanota|laposte|wanadoo|orange|free)`;
const ending = String.raw`(?:com|ca|org|net|fr|info|me|io|co|quebec|qc|gc|gouv|on|uk|edu|us|biz)`;

/** Spaces round the dots, a comma for a dot, a dot doubled or missing. Only with an ending that exists. */
const loose = latinPattern(
  String.raw`${edge}(?:[\p{L}\p{N}_-]{1,30} ?\.[ \n]?){0,3}${local}[ \n]?@{1,2}[ \n]?(?:[\p{L}\p{N}-]{1,30}(?:[ \n]?\.{1,2}[ \n]?|[,;](?=\p{L})|[,;] (?=(?:com|org|net)(?!\p{L})))){1,3}(?:${ending}|c a|c o m)(?![\p{L}\p{N}])|${edge}${local} ?@ ?${provider}[ -]?(?:${ending}|(?:dot|point)(?:com|ca))(?![\p{L}\p{N}])`,
  'gi',
);
/** "Marie@outlook": no space round the sign. */
const withoutEnding = latinPattern(
  String.raw`${edge}(?:${local}@(?=\p{L})[\p{L}\p{N}-]{2,40}|${local} @ ?${provider}|${local}@ ${provider})(?![\p{L}\p{N}]|\.\p{L})`,
  'gi',
);
/** Groups and moments behind the sign: "rally@noon". */
const collective = latinPattern(
  String.raw`@ ?(?:noon|midi|midnight|lunch|night|home|work|the|all|everyone|here|tous|toutes|least)$`,
  'i',
);

const anyProvider = latinPattern(`(?<!\\p{L})${provider}(?!\\p{L})`, 'i');
const at = String.raw`(?: ?[([{] ?[aà] ?[)\]}] ?|(?: ?[([{]? ?)(?:at|at sign|arobase|arobas|arrobase|arrobas|arobaze|arobaz|arobace|arobasse|[aà][ -]commercial|@)(?: ?[)\]}]? ?))`;
const dot = String.raw`(?: ?[([{-]? ?)(?:dot|point|pt|period|\.)(?: ?[)\]}-]? ?)`;
const joint = String.raw`(?:${dot}| (?:underscore|under score|tiret bas|soulign[ée]|barre basse|barre en bas|tiret du bas|tiret|trait d'union|dash|hyphen|minus|plus) |[_+-])`;
const bracketedDot = String.raw` ?[([{]\.[)\]}] ?`;
const label = String.raw`[\p{L}\p{N}_-]{1,30}`;
const host = String.raw`(?:(?:gee?|hot)[ -]mail|${label}(?: (?:dash|tiret|hyphen) ${label})?)`;
/** "84", "eighty-four". */
const spelledNumber = String.raw`(?: \d{1,4}|(?:[ -]${numberWord}){1,4})?`;
const spelledDot = String.raw`(?: ?[([{-]? ?(?:dot|point|pt|period) ?[)\]}-]? ?|${bracketedDot})(?:${ending}|c a|c o m)`;
const anySpelledDot = latinPattern(spelledDot, 'i');
const spelled = latinPattern(
  String.raw`${edge}(?:(?:\p{L}|\d{1,4}) ){0,20}${local}(?:${joint}${label}){0,3}${spelledNumber}(?<=[\p{L}\p{N}_-])${at}(?<![\p{L}\p{N}])(?!(?:the|this|that|any|a|an|some|le|la|ce|un|une) )${host}(?:${dot}${label}){0,3}${spelledDot}(?:${dot}(?:ca|com|uk|org))?(?![\p{L}\p{N}])`,
  'gi',
);
const anySpelledSign = latinPattern(String.raw`ar+ob|[aà][ -]commercial`, 'i');
/** "Sylvie arobase gmail": a word that only ever stands for the sign, so that the ending may be missing. */
const spelledSign = latinPattern(
  String.raw`${edge}(?:(?:\p{L}|\d{1,4}) ){0,20}${local}(?:${joint}${label}){0,3}${spelledNumber} ?[([{]?(?:ar+obas?[sc]?e?|arobaz?e?|[aà][ -]commercial)[)\]}]? ?(?:${host}${dot}){0,3}${host}(?![\p{L}\p{N}])`,
  'gi',
);

/** "Sylvie at gmail.com", "sylvie84 à exemple.ca": the word for the sign, the dot as it is. */
const anyWordAtDomain = latinPattern(String.raw` (?:at|à|a|chez) [\p{L}\p{N}][\p{L}\p{N}-]{0,41}\.`, 'i');
const wordAtDomain = latinPattern(
  String.raw`${edge}(?<user>${local}) (?:at|à|a|chez) (?<domain>${domain})(?![\p{L}\p{N}\/])`,
  'gi',
);
const providerDomain = latinPattern(String.raw`^${provider}\.`, 'i');
const mailCue = latinPattern(
  String.raw`(?<!\p{L})(?:e-?mails?|courriels?|mail|write|[ée]cri(?:re|s|vez)|adresse?|contact|rsvp)(?!\p{L})[^\n;!?]{0,24}$`,
  'i',
);

/** "The petition at change.org" is no address; an account's own spelling, a mail provider or words of mail make one. */
function isAccount(text: string, match: RegExpExecArray): boolean {
  const { user = '', domain: host = '' } = match.groups ?? {};
  if (/[\d._]/.test(user) || providerDomain.test(host)) return true;
  return mailCue.test(text.slice(Math.max(0, match.index - 40), match.index));
}

const mailProvider = String.raw`(?:g(?:ee)?[ -]?mail|hot[ -]?mail|outlook|ymail|fastmail|proton|msn|yahoo|icloud|protonmail|vid[ée]otron|sympatico)(?:[. ](?:com|ca|fr)(?!\p{L})| (?:dot|point) (?:com|ca|fr)(?!\p{L})|(?: ?dot|point)com)?`;
/** An account's spelling: a dot, a digit or an underline inside. */
const account = String.raw`(?=[\p{L}\p{N}_-]{0,30}[._\d][\p{L}\p{N}_-])\p{L}[\p{L}\p{N}._-]{1,40}[\p{L}\p{N}_]`;
/** "Lou chez gmail point com": a provider and its ending. */
const atProvider = latinPattern(
  String.raw`${edge}${local}(?:${joint}${label}){0,3} (?:at|à|a|chez|sur) ${provider} ?(?:point|dot|\.) ?${ending}(?![\p{L}\p{N}])`,
  'gi',
);
const accountAndProvider = latinPattern(
  String.raw`${edge}${account}(?: (?:at|à|a|chez|sur|on|with|avec|de))?,? \(?${mailProvider}(?![\p{L}\p{N}])`,
  'gi',
);
const providerAndAccount = latinPattern(
  String.raw`(?<!\p{L})${mailProvider}(?!\p{L})(?:(?: ?[:=,(]|'s| is| est| c'est| c| i'm| je suis| as| address| account| adresse| compte| me at| moi [àa]| sous){0,3}(?: (?:de|du|des) (?:la |l'|le )?\p{L}{3,12} ?:)? ?)(?<![\p{L}])(?<id>${account})(?![\p{L}\p{N}@])`,
  'gi',
);

const userOf = (match: RegExpExecArray): string => match.groups?.['user'] ?? '';
const smallWord =
  /^(?:me|us|him|her|them|it|you|the|all|everyone|moi|nous|vous|lui|leur|elle|tous|toutes|tout|la|le|les|un|une|des|de|du|via|par|by|on|sur|to|and|et|or|ou|is|est|not|pas|only|use|using|with|avec|my|mon|ma|our|notre|nos|your|votre|new|old|an?|in|en|from|c'est|it's|cc)$/i;

/** The account says nothing else: it is no word of the lists, or is spelled as accounts are. */
function isOwnWord(match: RegExpExecArray, { lexicon }: DetectContext): boolean {
  const user = userOf(match);
  return /[\d._]/.test(user) || (!smallWord.test(user) && user.length > 2 && !isWord(lexicon, foldKey(user)));
}

/** "Marie.roy à exemple point ca": an account's spelling, a provider, two points or words of mail. */
const anyDotWord = latinPattern(' (?:point|dot) ', 'i');
const wordAtSpelledDomain = latinPattern(
  String.raw`${edge}(?<user>${local}) (?:à|a|chez|sur) (?<host>${host})(?<dots>(?: (?:point|dot) ${label}){0,3} (?:point|dot) (?:${ending}|c a|c o m))(?![\p{L}\p{N}])`,
  'gi',
);

function isSpelledDomain(text: string, match: RegExpExecArray): boolean {
  const { user = '', host: name = '', dots = '' } = match.groups ?? {};
  if (smallWord.test(user)) return false;
  if (/[\d._]/.test(user) || onlyProvider.test(name) || dots.split(' ').length > 3) return true;
  return mailCue.test(text.slice(Math.max(0, match.index - 40), match.index));
}

const onlyProvider = latinPattern(`^${provider}$`, 'i');
const aloneBehind = String.raw`(?![\p{L}\p{N}]|'\p{L})`;
/** "Mroy at gmail", "m point roy chez sympatico": services that do nothing but mail. */
const wordAtProvider = latinPattern(
  String.raw`${edge}(?<user>${local}(?:${joint}${label}){0,3}) ?(?:[([{] ?)?(?:at|à|a|chez|sur|@|\() ?(?:[)\]}] ?)?(?:the )?${mailProvider}${aloneBehind}`,
  'gi',
);
const addressed = String.raw`(?<!\p{L})(?:e-?mails?|courriels?|mail|e-?transfer|interac|virements?|rsvp|adresse|address|write|[ée]cri(?:re|s|vez)|contact)(?!\p{L})(?:(?:'s| ?[:=(]| is| est| c'est| c| to| [àa]| me| us| at|-moi|-nous| perso| address){0,3} ?)(?<!\p{L})`;
const anyCue = latinPattern(addressed, 'i');
/** "E-mail: lou hotmail": words of mail right before, so that any account will do. */
const cuedAndProvider = latinPattern(
  String.raw`${addressed}(?<id>(?<user>${local})(?: (?:at|à|a|chez|sur|@)| \()? (?:the )?(?:${mailProvider}|${provider}(?: ?(?:[.]|point|dot) ?| )(?:${ending}|c a|c o m)|(?<=(?:at|à|a|chez|sur) )${provider})${aloneBehind})`,
  'gi',
);
/** "Mroy à videotron": people work there, too. */
const wordAtCompany = latinPattern(
  String.raw`${edge}(?<user>\p{Ll}[\p{L}\p{N}._-]{2,40}) (?:at|à|a|@) ${provider}(?: (?:com|ca|net|qc))?${aloneBehind}`,
  'g',
);
const cuedAtLabel = latinPattern(
  String.raw`${addressed}(?<id>(?<user>${local}) (?:at|à|a|chez|@) (?<host>[\p{L}\p{N}-]{3,30}))(?![\p{L}\p{N}'-])`,
  'gi',
);

function isCuedLabel(match: RegExpExecArray, context: DetectContext): boolean {
  const { lexicon } = context;
  const key = foldKey(match.groups?.['host'] ?? '');
  const known = isWord(lexicon, key) || lexicon.places.has(key) || lexicon.organisations.has(key);
  return !known && !/^\d+$/.test(key) && isOwnWord(match, context);
}

/** "Gmail: lousoup": a word that says nothing else behind a provider and a colon. */
const providerAndWord = latinPattern(
  String.raw`(?<!\p{L})(?:g-?mail|hotmail|yahoo|icloud|sympatico|protonmail)(?: ?[:=] ?)(?<id>(?<user>[\p{L}][\p{L}\p{N}_-]{4,40}))(?![\p{L}\p{N}]| \p{L})`,
  'gi',
);
const letterByLetter = latinPattern(
  String.raw`${edge}${local} ?@ ?(?:\p{L} ){2,15}(?:\p{L} ?)?\. ?(?:c ?o ?m|c ?a|o ?r ?g|n ?e ?t)(?![\p{L}\p{N}])`,
  'gi',
);
const brokenDot = String.raw`(?:[ \n]?[.·•][ \n]?|[ \n]?[([{-]?(?:dot|point|pt)[)\]}-]?[ \n]?| (?=(?:com|org|net)(?!\p{L})))`;
/** "Lou @ example org", "lou (at)\nexample.org": a sign that stands for nothing else, the rest broken by spaces and lines. */
const broken = latinPattern(
  String.raw`${edge}${local}(?:[ \n]{0,2}@{1,2}[ \n]{0,2}|[ \n]?[([{<] ?(?:at|ar+ob\p{L}{2,5}) ?[)\]}>][ \n]?|[ \n]ar+ob\p{L}{2,5}[ \n])(?:[\p{L}\p{N}-]{1,30}${brokenDot}){1,3}(?:com|org|net|ca|fr)(?![\p{L}\p{N}])`,
  'gi',
);
/** "Lou-roy (a) example . org": the letter in brackets stands for more, so the account is spelled as accounts are. */
const bracketed = latinPattern(
  String.raw`${edge}(?=[\p{L}\p{N}]{0,30}[._\d-])${local} ?[([{] ?[aà@] ?[)\]}] ?(?:[\p{L}\p{N}-]{1,30} ?\. ?){1,3}(?:com|org|net|ca|fr)(?![\p{L}\p{N}])`,
  'gi',
);
/** "Lou#gmail.com", "lou.gmail": another key for the sign. */
const anySlip = latinPattern(String.raw`[#€£¢©®]|'@|\.(?:gmail|hotmail|outlook|yahoo|icloud|sympatico)`, 'i');
const slip = latinPattern(
  String.raw`${edge}(?:${local} ?[#€£¢©®] ?${provider}\.${ending}|[\p{L}\p{N}_-]{2,30}(?:\.[\p{L}\p{N}_-]{1,30}){0,2}\.(?:gmail|hotmail|outlook|yahoo|icloud|sympatico)(?:\.${ending})?|'[^'@\n]{2,30}'@${domain})(?![\p{L}\p{N}])`,
  'gi',
);
const notAccount = latinPattern(String.raw`^(?:www|mail|m|login|webmail|docs|support)\.`, 'i');
const cutOff = latinPattern(String.raw`${edge}(?<user>${local})@(?![\p{L}\p{N}@]| ?\p{L}| ?\d|\x81)`, 'gi');
