import { findAll, type Detector } from './detector.ts';
import { latinPattern } from '../text/latin.ts';

/** Canadian postal codes, with or without the space, in either case. */
export const detectPostalCode: Detector = (text) => findAll(text, pattern, 'POSTAL_CODE');

const pattern = latinPattern(
  String.raw`(?<![\p{L}\p{N}])[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z](?: {0,2}|-)\d[ABCEGHJ-NPRSTV-Z]\d(?![\p{L}\p{N}])`,
  'gi',
);
