import type { Choice } from '../contract/campaign.ts';
import type { Language } from '../contract/primitives.ts';

/** The name of a code in a list; a code that the list lacks, or free words, as they are. */
export function choiceName(choices: readonly Choice[], code: string, language: Language): string {
  return choices.find((choice) => choice.code === code)?.[language] ?? code;
}
