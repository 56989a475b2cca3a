import type { Finding } from '../../contract/redaction.ts';
import { findAll, type Detector } from './detector.ts';
import { isCollective } from './collective.ts';
import { latinPattern } from '../text/latin.ts';

/** Accounts on social networks: behind an at sign, or behind the network's name. Accounts of unions survive. */
export const detectHandle: Detector = (text) => [
  ...findAll(text, atSign, 'HANDLE', (match) => !isShared(match[0])),
  ...findAll(text, behindNetwork, 'HANDLE', (match) => !isCollective(match.groups?.['id'] ?? '')),
  ...findAll(text, numbered, 'HANDLE'),
  ...findAll(text, reddit, 'HANDLE'),
];

/** Accounts behind an at sign that are nobody's own: of unions and governments, and calls to everyone. */
export const findSharedAccounts: (text: string) => readonly Finding[] = (text) =>
  text.includes('@') ? findAll(text, atSign, 'HANDLE', (match) => isShared(match[0])) : [];

function isShared(account: string): boolean {
  return everyone.test(account) || isCollective(account);
}

const atSign = latinPattern(
  String.raw`(?<![\p{L}\p{N}_.%+-])@[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]{0,38}[\p{L}\p{N}_])?`,
  'gi',
);
const everyone = latinPattern(
  String.raw`^@(?:all|everyone|everybody|here|channel|team|room|tous|toutes|tout|tlm|ici|canal|equipe|équipe|le|la|les|the)$`,
  'i',
);
const behindNetwork = latinPattern(
  String.raw`(?<!\p{L})(?:insta(?:gram)?|ig|tiktok|twitter|snap(?:chat)?|signal|discord|telegram|skype|messenger|facebook|fb|reddit|twitch|bluesky|mastodon)(?:[ :=]{1,3}(?:is|c'est|handle|name|nom|account|compte|user|me|moi)){0,2}[ :=]{1,3}(?<id>(?=[\p{L}\p{N}_.]{0,40}[\p{N}_])(?=[\p{L}\p{N}_.]{0,40}\p{L})[\p{L}\p{N}_](?:[\p{L}\p{N}_.]{1,38}[\p{L}\p{N}_]))`,
  'gi',
);
const reddit = latinPattern(String.raw`(?<![\p{L}\p{N}/.])\/?u\/[a-z0-9_-]{3,20}`, 'gi');
const numbered = latinPattern(String.raw`(?<![\p{L}\p{N}_.])[\p{L}_][\p{L}\p{N}_.]{1,31}#\d{4}(?!\d)`, 'gi');
