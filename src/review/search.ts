import { isToCheck } from './flag.ts';
import type { OpenedIdea } from './opened-idea.ts';

/** What of the ideas to show; `null`: all. */
export interface Filter {
  readonly words: string;
  readonly sector: string | null;
  readonly region: string | null;
  /** Only ideas that still look as if they named someone. */
  readonly toCheck: boolean;
  /** Only what the group wants to discuss again. */
  readonly carryOver: boolean;
  /** Only what asks the national level for a direction. */
  readonly national: boolean;
}

export const noFilter: Filter = {
  words: '',
  sector: null,
  region: null,
  toCheck: false,
  carryOver: false,
  national: false,
};

/** Text as it is compared: no case, no accents, plain apostrophes and spaces, ligatures as two letters. */
export function searchable(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replace(/[’ʼ]/g, "'")
    .replace(/\s+/g, ' ');
}

/** Whether an idea passes. Every word must occur, in any order; a word may be a part of a longer one. */
export function createMatcher(filter: Filter): (opened: OpenedIdea) => boolean {
  const words = searchable(filter.words).split(' ').filter(Boolean);
  return (opened) => {
    const { idea, haystack } = opened;
    return (
      (!filter.toCheck || isToCheck(opened)) &&
      (!filter.carryOver || idea.carryOver) &&
      (!filter.national || idea.national) &&
      (filter.sector === null || idea.sector === filter.sector) &&
      (filter.region === null || idea.region === filter.region) &&
      words.every((word) => haystack.includes(word))
    );
  };
}
