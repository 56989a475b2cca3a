import type { Choice } from '../contract/campaign.ts';
import type { Language } from '../contract/primitives.ts';

/** The words of a code in a list; free words as they are. `null`: not said. */
export function labelOf(choices: readonly Choice[], code: string | null, language: Language): string | null {
  if (code === null) return null;
  return choices.find((choice) => choice.code === code)?.[language] ?? code;
}
