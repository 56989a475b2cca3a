import { findAll, type Detector } from './detector.ts';
import { latinPattern } from '../text/latin.ts';

/** Addresses in their plain form, with stray spaces round the at sign, and spelled out ("sylvie at example dot com"). */
export const detectEmail: Detector = (text) => [
  ...findAll(text, plain, 'EMAIL'),
  ...findAll(text, spelled, 'EMAIL'),
];

const local = String.raw`[\p{L}\p{N}_](?:[\p{L}\p{N}._%+'&~-]{0,63}[\p{L}\p{N}_-])?`;
const domain = String.raw`(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,40}[\p{L}\p{N}])?\.){1,6}\p{L}{2,18}`;
const plain = latinPattern(
  String.raw`(?<![\p{L}\p{N}._%+-])${local}(?:@ ?| @ | ?(?:\(at\)|\[at\]|\(@\)|\[@\]|\(a\)) ?)${domain}(?![\p{L}\p{N}])`,
  'gi',
);

const at = String.raw`(?: ?[([]? ?)(?:at|arobase|arobas|a commercial|@)(?: ?[)\]]? ?)`;
const dot = String.raw`(?: ?[([]? ?)(?:dot|point|\.)(?: ?[)\]]? ?)`;
const ending = String.raw`(?:com|ca|org|net|fr|info|me|io|co|qc ?(?:dot|point|\.) ?ca|gc ?(?:dot|point|\.) ?ca)`;
const spelled = latinPattern(
  String.raw`(?<![\p{L}\p{N}])${local}(?:${dot}[\p{L}\p{N}_-]{1,30}){0,2}(?<=[\p{L}\p{N}_-])${at}(?<![\p{L}\p{N}])[\p{L}\p{N}-]{1,30}(?:${dot}[\p{L}\p{N}-]{1,30}){0,2}${dot}${ending}(?![\p{L}\p{N}])`,
  'gi',
);
