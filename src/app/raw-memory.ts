import type { Originals } from './re-strip.ts';

/**
 * Originals of the stripped texts of a meeting, by what holds the text (an idea, say) and the text itself: what
 * another window made of it in the meantime, or an older version in an edit form, is never given the wrong words.
 * In memory only.
 */
export interface RawMemory {
  readonly remember: (holder: string, text: string, originals: Originals) => void;
  /** Empty when nothing is known of this very text. */
  readonly recall: (holder: string, text: string) => Originals;
}

export function createRawMemory(): RawMemory {
  const byHolder = new Map<string, Map<string, Originals>>();
  return {
    remember(holder, text, originals) {
      const byText = byHolder.get(holder) ?? new Map<string, Originals>();
      byHolder.set(holder, byText.set(text, originals));
    },
    recall: (holder, text) => byHolder.get(holder)?.get(text) ?? new Map(),
  };
}
