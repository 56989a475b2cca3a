import { latinPattern } from '../text/latin.ts';
import { findAll, type Detector } from './detector.ts';

/**
 * E-mail addresses: plain, with stray spaces, line breaks or slips of the keyboard, without their ending, spelled out
 * in either language ("sylvie at example dot com", "sylvie arobase gmail"), or given as an account and its provider.
 */
export const detectEmail: Detector = (text) => {
  if (!hint.test(text)) return [];
  return [
    ...findAll(text, plain, 'EMAIL'),
    ...findAll(text, loose, 'EMAIL'),
    ...findAll(text, withoutEnding, 'EMAIL', (match) => !collective.test(match[0])),
    ...findAll(text, spelled, 'EMAIL'),
    ...findAll(text, spelledSign, 'EMAIL'),
    ...findAll(text, wordAtDomain, 'EMAIL', (match) => isAccount(text, match)),
    ...findAll(text, atProvider, 'EMAIL'),
    ...findAll(text, accountAndProvider, 'EMAIL'),
    ...findAll(text, providerAndAccount, 'EMAIL'),
  ];
};

/** Without any of these no address is meant. */
const hint = latinPattern(
  String.raw`@|%40|\(a\)|(?<!\p{L})(?:at|ar+ob\p{L}{2,5}|commercial|gmail|hotmail|outlook|yahoo|icloud|videotron|sympatico|protonmail)(?!\p{L})|[àa] \p{L}{2,30}\.(?:com|ca|fr|net|org)`,
  'i',
);

const local = String.raw`[\p{L}\p{N}_](?:[\p{L}\p{N}._%+'&~-]{0,63}[\p{L}\p{N}_-])?`;
const domain = String.raw`(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,40}[\p{L}\p{N}])?\.){1,6}\p{L}{2,18}`;
const edge = String.raw`(?<![\p{L}\p{N}._%+-])`;
const bracketedAt = String.raw`(?:[([{<*_-] ?(?:at|@|a|ar+ob\p{L}{2,5}|a commercial) ?[)\]}>*_-])`;
const plain = latinPattern(
  String.raw`${edge}(?:"[^"\n@]{1,40}"|${local})(?:\.?@{1,2} ?\n?| @ |%40| ?${bracketedAt} ?)${domain}(?![\p{L}\p{N}])`,
  'gi',
);

const provider = String.raw`(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|rocketmail|icloud|aol|protonmail|proton|gmx|videotron|vid[ée]otron|sympatico|bellnet|bell|cogeco|globetrotter|rogers|shaw|telus|telusplanet|eastlink|sasktel|mts|mymts|nbnet|tbaytel|hushmail|fastmail|tutanota|laposte|wanadoo|orange|free)`;
const ending = String.raw`(?:com|ca|org|net|fr|info|me|io|co|quebec|qc|gc|gouv|on|uk|edu|us|biz)`;

/** Spaces round the dots, a comma for a dot, a dot doubled or missing. Only with an ending that exists. */
const loose = latinPattern(
  String.raw`${edge}(?:[\p{L}\p{N}_-]{1,30} ?\.[ \n]?){0,3}${local} ?@{1,2}[ \n]?(?:[\p{L}\p{N}-]{1,30}(?: ?[.,;]{1,2}[ \n]?)){1,3}${ending}(?![\p{L}\p{N}])|${edge}${local} ?@ ?${provider}${ending}(?![\p{L}\p{N}])`,
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

const at = String.raw`(?: ?[([{]? ?)(?:at|at sign|arobase|arobas|arrobase|arrobas|arobaze|arobaz|arobace|arobasse|a commercial|a-commercial|@)(?: ?[)\]}]? ?)`;
const dot = String.raw`(?: ?[([{-]? ?)(?:dot|point|pt|period|\.)(?: ?[)\]}-]? ?)`;
const joint = String.raw`(?:${dot}| (?:underscore|under score|tiret bas|soulign[ée]|barre basse|tiret|trait d'union|dash|hyphen|minus|plus) |[_+-])`;
const bracketedDot = String.raw` ?[([{]\.[)\]}] ?`;
const label = String.raw`[\p{L}\p{N}_-]{1,30}`;
const spelled = latinPattern(
  String.raw`${edge}(?:(?:\p{L}|\d{1,4}) ){0,20}${local}(?:${joint}${label}){0,3}(?: \d{1,4})?(?<=[\p{L}\p{N}_-])${at}(?<![\p{L}\p{N}])(?!(?:the|this|that|any|a|an|some|le|la|ce|un|une) )${label}(?:${dot}${label}){0,2}(?: ?[([{-]? ?(?:dot|point|pt|period) ?[)\]}-]? ?|${bracketedDot})${ending}(?:${dot}(?:ca|com|uk|org))?(?![\p{L}\p{N}])`,
  'gi',
);
/** "Sylvie arobase gmail": a word that only ever stands for the sign, so that the ending may be missing. */
const spelledSign = latinPattern(
  String.raw`${edge}(?:(?:\p{L}|\d{1,4}) ){0,20}${local}(?:${joint}${label}){0,3}(?: \d{1,4})? ?[([{]?(?:ar+obas?[sc]?e?|arobaz?e?|a[ -]commercial)[)\]}]? ?(?:${label}${dot}){0,3}${label}(?![\p{L}\p{N}])`,
  'gi',
);

/** "Sylvie at gmail.com", "sylvie84 à exemple.ca": the word for the sign, the dot as it is. */
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

const mailProvider = String.raw`(?:gmail|hotmail|outlook|yahoo|icloud|protonmail|vid[ée]otron|sympatico)(?:[. ](?:com|ca|fr)| (?:dot|point) (?:com|ca|fr))?`;
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
  String.raw`(?<!\p{L})${mailProvider}(?!\p{L})(?:(?: ?[:=,(]| is| est| c'est| address| account| adresse| compte| me at| moi [àa]| sous){1,3} ?)(?<id>${account})(?![\p{L}\p{N}@])`,
  'gi',
);
