import { findAll, type Detector } from './detector.ts';
import { isCollective } from './collective.ts';
import { latinPattern } from '../text/latin.ts';

/**
 * Addresses on the web. Those of governments, unions and locals survive; any other may lead to a person. A bare
 * domain without a path is a maybe.
 */
export const detectUrl: Detector = (text) => [
  ...findAll(text, withScheme, 'URL', (match) => !isCollective(host(match[0]))),
  ...findAll(text, withPath, 'URL', (match) => !isCollective(host(match[0]))),
  ...findAll(text, bareDomain, 'URL', (match) => !isCollective(match[0]), false),
];

const domain = String.raw`(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,40}[\p{L}\p{N}])?\.){1,6}`;
const path = String.raw`[^\s<>"«»\uFFFC]{0,200}[^\s<>"«»\uFFFC.,;:!?)\]'…]`;
const withScheme = latinPattern(String.raw`(?<![\p{L}\p{N}])(?:https?:\/{1,2}|www\.)${path}`, 'gi');
const withPath = latinPattern(String.raw`(?<![\p{L}\p{N}@.-])${domain}\p{L}{2,12}\/${path}`, 'gi');
const bareDomain = latinPattern(
  String.raw`(?<![\p{L}\p{N}@.-])${domain}(?:com|org|net|info|ca|qc\.ca|quebec|fr|io|me|tv|ly|app|xyz|co|ee|blog|online|site)(?![\p{L}\p{N}@\/-]|\.\p{L})`,
  'gi',
);

function host(url: string): string {
  return url.replace(/^https?:\/{1,2}/i, '').split('/', 1)[0] ?? '';
}
