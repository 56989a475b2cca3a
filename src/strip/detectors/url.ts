import type { Finding } from '../../contract/redaction.ts';
import { foldKey } from '../text/fold-key.ts';
import { latinPattern } from '../text/latin.ts';
import { isCollective } from './collective.ts';
import { findAll, type DetectContext, type LatinDetector } from './detector.ts';

/**
 * Addresses on the web, also broken by spaces or read aloud. Those of governments, unions and locals survive; any other
 * may lead to a person. A bare domain without a path is a maybe, and none where it is that of an organisation.
 */
export const detectUrl: LatinDetector = (text, context) => (hint.test(text) ? find(text, context) : []);

const hint = latinPattern(String.raw`\.[\p{L}\p{N}]|\/|(?<!\p{L})(?:www|https?|dot|point) |\. ?com`, 'i');

const find: LatinDetector = (text, context) => [
  ...findAll(text, withScheme, 'URL', (match) => !isCollective(host(match[0]))),
  ...(text.includes('/') ? withBar(text) : []),
  ...(barInWords.test(text) ? findAll(text, readAloud, 'URL') : []),
  ...(anyEnding.test(text)
    ? findAll(text, bareDomain, 'URL', (match) => !isPublic(match[0], context), false)
    : []),
];

function withBar(text: string): readonly Finding[] {
  return [
    ...findAll(text, withPath, 'URL', (match) => !isCollective(host(match[0]))),
    ...findAll(text, spacedPath, 'URL', (match) => !isCollective(host(match[0].replaceAll(' ', '')))),
    ...findAll(text, profile, 'URL'),
  ];
}

const domain = String.raw`(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,40}[\p{L}\p{N}])?\.){1,6}`;
const path = String.raw`[^\s<>"«»\x81]{0,200}[^\s<>"«»\x81.,;:!?)\]'…]`;
const withScheme = latinPattern(
  String.raw`(?<![\p{L}\p{N}])(?:(?:https?|hxxps?) ?:? ?(?:\/ ?){1,2}|www\. ?)${path}`,
  'gi',
);
const withPath = latinPattern(
  String.raw`(?<![\p{L}\p{N}@.-])${domain}\p{L}{2,12}(?::\d{2,5})?\/${path}`,
  'gi',
);
const ending = String.raw`(?:com|org|net|info|ca|qc\.ca|quebec|fr|io|me|tv|ly|gg|be|gl|app|xyz|co|ee|blog|online|site|page|link|bio|social|club|shop|live|art|dev|us|uk|eu|ch|montreal)`;
const anyEnding = latinPattern(String.raw`\.${ending}`, 'i');
const bareDomain = latinPattern(
  String.raw`(?<![\p{L}\p{N}@.-])${domain}${ending}(?![\p{L}\p{N}@\/-]|\.\p{L})`,
  'gi',
);
/** "Instagram .com / lou": a space beside the dot or the bar. */
const spacedPath = latinPattern(
  String.raw`(?<![\p{L}\p{N}@.-])[\p{L}\p{N}-]{2,40} ?\. ?(?:com|org|net|ca|ee|me)(?: ?\/ ?)[\p{L}\p{N}@_][\p{L}\p{N}@_.\/-]{1,60}[\p{L}\p{N}_]`,
  'gi',
);
/** "Linkedin/in/lou-vance", "fb/lou.vance.9". */
const profile = latinPattern(
  String.raw`(?<![\p{L}\p{N}@.\/-])(?:facebook|fb|insta(?:gram)?|ig|tiktok|twitter|linkedin|youtube|flickr|github)\/(?:(?:in|u|user|people|c)\/[\p{L}\p{N}@_.-]{2,60}|@[\p{L}\p{N}_.-]{2,60}|(?=[\p{L}_-]{0,40}[._\d])[\p{L}\p{N}_.-]{3,60})(?<![.-])`,
  'gi',
);
const barInWords = latinPattern('www|slash|barre', 'i');
const dot = String.raw` ?(?:dot|point) ?`;
const readAloud = latinPattern(
  String.raw`(?<![\p{L}\p{N}])(?:www${dot}(?:[\p{L}\p{N}-]{2,40}${dot}){1,3}${ending}|[\p{L}\p{N}-]{2,40}(?:${dot}|\.)${ending}(?= ?(?:slash|barre)))(?: ?(?:slash|barre(?: oblique)?) ?[\p{L}\p{N}@_.-]{2,40}){0,3}(?![\p{L}\p{N}])`,
  'gi',
);

/** The site of a union or a government, or one whose first label is an organisation of the lists: "canadapost.ca". */
function isPublic(name: string, { lexicon }: DetectContext): boolean {
  if (isCollective(name)) return true;
  const labels = foldKey(name)
    .replace(/^www\./, '')
    .split('.');
  const label = labels.length > 1 ? (labels[labels.length - 2] ?? '') : '';
  return lexicon.organisations.has(label) || everybodys.test(label);
}

/** Sites where anybody goes. */
const everybodys =
  /^(?:change|gofundme|canva|doodle|eventbrite|meetup|wikipedia|canlii|canadapost|postescanada|radio-canada|cbc|lapresse|ledevoir|zoom|google|facebook|instagram|tiktok|youtube|amazon|linkedin|whatsapp|messenger|gmail|outlook|office|microsoft|surveymonkey|kahoot|spotify|netflix)$/;

function host(url: string): string {
  return url.replace(/^(?:https?|hxxps?) ?:? ?(?:\/ ?){1,2}/i, '').split('/', 1)[0] ?? '';
}
