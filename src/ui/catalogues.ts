import type { Catalogues } from './i18n.tsx';

/** Messages of the facilitator's app. Each language is its own chunk. */
export const catalogues: Catalogues = {
  en: () => import('./messages/en.po'),
  fr: () => import('./messages/fr.po'),
};
