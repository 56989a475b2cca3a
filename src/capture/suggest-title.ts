import type { Choice } from '../contract/campaign.ts';

/**
 * The title of the list that shares most words with a person's own, whatever their endings and accents; of several, the
 * shortest, which says least. `null` when none shares any.
 */
export function suggestTitle(words: string, jobTitles: readonly Choice[]): Choice | null {
  const said = new Set(stemsOf(words));
  const scored = jobTitles.map((choice) => ({ choice, common: commonWith(said, choice) }));
  const [best] = scored
    .filter(({ common }) => common > 0)
    .sort((a, b) => b.common - a.common || a.choice.en.length - b.choice.en.length);
  return best?.choice ?? null;
}

function commonWith(said: ReadonlySet<string>, { en, fr }: Choice): number {
  const common = (title: string) => new Set(stemsOf(title).filter((stem) => said.has(stem))).size;
  return Math.max(common(en), common(fr));
}

/** Words of four letters and more, without accents, by their first five letters: an ending tells the gender. */
function stemsOf(text: string): string[] {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return (plain.match(/\p{L}{4,}/gu) ?? []).map((word) => word.slice(0, 5));
}
