import type { Guide, GuideText } from '../contract/guide.ts';
import type { Language } from '../contract/primitives.ts';

/** The guide in the language asked for, or in the other one when it lacks it. */
export function pickGuideText(
  guide: Guide,
  language: Language,
): { readonly text: GuideText; readonly language: Language } {
  const other = language === 'en' ? 'fr' : 'en';
  for (const candidate of [language, other] as const) {
    const text = guide.texts[candidate];
    if (text) return { text, language: candidate };
  }
  throw new Error('a guide has at least one language');
}
