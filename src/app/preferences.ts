import type { Language } from '../contract/primitives.ts';
import type { Settings } from '../store/settings.ts';

/** The first of the device's languages that we speak. */
export function deviceLanguage(): Language {
  const spoken = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase());
  return spoken.find((code): code is Language => code === 'fr' || code === 'en') ?? 'en';
}

/** Language, theme, text size and manifest of the document follow the settings. */
export function applyToDocument(
  language: Language,
  theme: Settings['theme'],
  textSize: Settings['textSize'],
): void {
  const { documentElement } = document;
  documentElement.lang = language === 'fr' ? 'fr-CA' : 'en-CA';
  if (theme === 'system') delete documentElement.dataset['theme'];
  else documentElement.dataset['theme'] = theme;
  // Everything is measured in rem; 112.5 % is the usual size.
  documentElement.style.fontSize = textSize === 100 ? '' : `${1.125 * textSize}%`;
  document.querySelector('link[rel=manifest]')?.setAttribute('href', `/manifest.${language}.webmanifest`);
}
