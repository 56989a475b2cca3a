import type { Finding } from '../../contract/redaction.ts';
import { isFirstName, isWord } from '../lexicon.ts';
import { foldKey } from '../text/fold-key.ts';
import { latinPattern } from '../text/latin.ts';
import { matchesOf } from '../text/matches.ts';
import { isCollective } from './collective.ts';
import { findAll, type DetectContext, type LatinDetector } from './detector.ts';

/**
 * Accounts on social networks: behind an at sign, behind or before the network's name, behind a word for an account.
 * Accounts of unions survive.
 */
export const detectHandle: LatinDetector = (text, context) => [
  ...(text.includes('@') ? findAll(text, atSign, 'HANDLE', (match) => !isShared(match[0])) : []),
  ...(anyNetwork.test(text) ? besideNetwork(text, context) : []),
  ...findAll(text, behindWord, 'HANDLE', (match) => isOwn(match) && isNoWord(match, context)),
  ...findAll(text, spelledAt, 'HANDLE', (match) => isOwn(match)),
  ...(text.includes('#') ? findAll(text, numbered, 'HANDLE') : []),
  ...findAll(text, reddit, 'HANDLE'),
];

const besideNetwork: LatinDetector = (text, context) => [
  ...findAll(text, behindNetwork, 'HANDLE', (match) => isOwn(match)),
  ...findAll(text, saidBehindNetwork, 'HANDLE', (match) => isOwn(match) && isNoWord(match, context)),
  ...beforeNetwork(text),
];

/** Accounts behind an at sign that are nobody's own: of unions and governments, and calls to everyone. */
export const findSharedAccounts: (text: string) => readonly Finding[] = (text) =>
  text.includes('@') ? findAll(text, atSign, 'HANDLE', (match) => isShared(match[0])) : [];

function isShared(account: string): boolean {
  return everyone.test(account) || isCollective(account);
}

function isOwn(match: RegExpExecArray): boolean {
  return !isCollective(match.groups?.['id'] ?? '');
}

/** An account's name that says nothing else, and is no name by itself, for which others look. */
function isNoWord(match: RegExpExecArray, { lexicon }: DetectContext): boolean {
  const id = match.groups?.['id'] ?? '';
  const key = foldKey(id);
  if (networkName.test(id)) return false;
  return /[\d_]|\p{L}\.\p{L}/u.test(id) || !(isWord(lexicon, key) || isFirstName(lexicon, key));
}

const atSign = latinPattern(
  String.raw`(?<![\p{L}\p{N}_.%+-])@[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]{0,38}[\p{L}\p{N}_])?`,
  'gi',
);
const everyone = latinPattern(
  String.raw`^@(?:all|everyone|everybody|here|channel|team|room|tous|toutes|tout|tlm|ici|canal|equipe|équipe|le|la|les|the|noon|midi|lunch|home|work|\d{1,2}(?:h\d{0,2}|am|pm)?)$`,
  'i',
);
const network = String.raw`(?:insta(?:gram)?|ig|tik ?tok|twitter|snap(?:chat)?|signal|discord|telegram|skype|messenger|facebook|fb|reddit|twitch|bluesky|bsky|mastodon|threads|linkedin|youtube|whats ?app|strava|venmo|kik|wechat|viber|tumblr|pinterest|patreon|steam|xbox|psn)`;
const anyNetwork = latinPattern(String.raw`(?<!\p{L})${network}(?!\p{L})`, 'i');
const networkName = latinPattern(`^${network}$`, 'i');
/** With a digit, a dot or an underline inside. */
const account = String.raw`(?=[\p{L}\p{N}_.-]{0,40}[\p{N}_]|[\p{L}\p{N}_-]{1,30}\.[\p{L}\p{N}_])(?=[\p{L}\p{N}_.-]{0,40}\p{L})[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]{1,38}[\p{L}\p{N}_])`;
const behindNetwork = latinPattern(
  String.raw`(?<!\p{L})${network}(?:'s)?(?:[ :=]{1,3}(?:is|c'est|c|i'm|je suis|at|→|handle|name|nom|account|compte|user|me|moi|as|under|sous|add|ajoute[zr]?)){0,3}[ :=/(]{1,3}(?<id>${account})(?![\p{L}\p{N}@])`,
  'gi',
);
const said = String.raw`(?: ?[:=→] ?@? ?|'s @?| (?:is|c|c'est|handle|account|compte)(?: (?:is|c'est|:))? ?@? ?)`;
const saidBehindNetwork = latinPattern(
  String.raw`(?<!\p{L})${network}${said}(?<id>[\p{L}\p{N}_][\p{L}\p{N}_.-]{3,38})(?= ?(?:[,;)!?\n]|\.(?:\s|$)|$))`,
  'gi',
);
const behindWord = latinPattern(
  String.raw`(?<!\p{L})(?:user ?name|handle|gamertag|screen ?name|pseudo(?:nyme)?|nom d'(?:usager|utilisateur|utilisatrice))(?: (?:discord|insta|on \p{L}{2,12}|sur \p{L}{2,12}))?(?:${said}| (?=${account}))(?<id>[\p{L}\p{N}_][\p{L}\p{N}_.-]{2,38}[\p{L}\p{N}_])(?![\p{L}\p{N}])`,
  'gi',
);
const accountBeforeNetwork = latinPattern(
  String.raw`(?<![\p{L}\p{N}_.@/-])(?<account>${account}),? \(?(?:on|sur|@|at|via)? ?(?:my |mon )?${network}(?![\p{L}\p{N}])`,
  'gi',
);
const spelledAt = latinPattern(
  String.raw`(?<!\p{L})(?:arobas?e?|at sign) (?<id>${account}|\p{L}{4,20}(?= (?:on|sur) ${network}))(?![\p{L}\p{N}@]| ?(?:point|dot))`,
  'gi',
);
const reddit = latinPattern(String.raw`(?<![\p{L}\p{N}/.])\/?u\/[a-z0-9_-]{3,20}`, 'gi');
const numbered = latinPattern(
  String.raw`(?<![\p{L}\p{N}_.])[\p{L}_][\p{L}\p{N}_.]{1,31} ?#\d{4}(?!\d)`,
  'gi',
);

/** "Lou_84 on insta": the account, then where. */
function beforeNetwork(text: string): Finding[] {
  return matchesOf(text, accountBeforeNetwork).flatMap((match) => {
    const name = match.groups?.['account'] ?? '';
    const isDate = !/\p{L}{2}/u.test(name) || /^\d+(?:st|nd|rd|th|e|h\d*|am|pm|k)$/i.test(name);
    return isDate || isCollective(name)
      ? []
      : [{ kind: 'HANDLE' as const, start: match.index, end: match.index + name.length, certain: true }];
  });
}
