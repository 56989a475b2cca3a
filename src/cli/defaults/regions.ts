import type { Choice } from '../../contract/campaign.ts';

/** The 17 administrative regions of Quebec. */
export const defaultRegions: readonly Choice[] = [
  { code: 'bas-saint-laurent', en: 'Bas-Saint-Laurent', fr: 'Bas-Saint-Laurent' },
  { code: 'saguenay-lac-saint-jean', en: 'Saguenay–Lac-Saint-Jean', fr: 'Saguenay–Lac-Saint-Jean' },
  { code: 'capitale-nationale', en: 'Capitale-Nationale (Québec City)', fr: 'Capitale-Nationale' },
  { code: 'mauricie', en: 'Mauricie', fr: 'Mauricie' },
  { code: 'estrie', en: 'Estrie (Eastern Townships)', fr: 'Estrie' },
  { code: 'montreal', en: 'Montréal', fr: 'Montréal' },
  { code: 'outaouais', en: 'Outaouais', fr: 'Outaouais' },
  { code: 'abitibi-temiscamingue', en: 'Abitibi-Témiscamingue', fr: 'Abitibi-Témiscamingue' },
  { code: 'cote-nord', en: 'Côte-Nord', fr: 'Côte-Nord' },
  { code: 'nord-du-quebec', en: 'Nord-du-Québec', fr: 'Nord-du-Québec' },
  {
    code: 'gaspesie-iles-de-la-madeleine',
    en: 'Gaspésie–Îles-de-la-Madeleine',
    fr: 'Gaspésie–Îles-de-la-Madeleine',
  },
  { code: 'chaudiere-appalaches', en: 'Chaudière-Appalaches', fr: 'Chaudière-Appalaches' },
  { code: 'laval', en: 'Laval', fr: 'Laval' },
  { code: 'lanaudiere', en: 'Lanaudière', fr: 'Lanaudière' },
  { code: 'laurentides', en: 'Laurentides', fr: 'Laurentides' },
  { code: 'monteregie', en: 'Montérégie', fr: 'Montérégie' },
  { code: 'centre-du-quebec', en: 'Centre-du-Québec', fr: 'Centre-du-Québec' },
];
