import * as z from 'zod/mini';
import { Language } from '../contract/primitives.ts';

export const Theme = z.enum(['system', 'light', 'dark']);
export type Theme = z.infer<typeof Theme>;

export interface Preferences {
  readonly language: Language;
  readonly theme: Theme;
}

const languageKey = 'calepin.review.language';
const themeKey = 'calepin.review.theme';

/** What this tab chose, or else what the browser prefers. `preferred`: as `navigator.languages`. */
export function readPreferences(storage: Storage, preferred: readonly string[]): Preferences {
  const language = z.safeParse(Language, storage.getItem(languageKey));
  const theme = z.safeParse(Theme, storage.getItem(themeKey));
  return {
    language: language.success ? language.data : preferredLanguage(preferred),
    theme: theme.success ? theme.data : 'system',
  };
}

export function keepPreferences(storage: Storage, { language, theme }: Preferences): void {
  storage.setItem(languageKey, language);
  storage.setItem(themeKey, theme);
}

function preferredLanguage(preferred: readonly string[]): Language {
  const codes = preferred.map((tag) => z.safeParse(Language, tag.slice(0, 2).toLowerCase()));
  return codes.find((code) => code.success)?.data ?? 'en';
}
