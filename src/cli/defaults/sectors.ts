import type { Choice } from '../../contract/campaign.ts';

/** The three parts of the public sector, and the federations that organise them. */
export const defaultSectors: readonly Choice[] = [
  { code: 'health', en: 'Health and social services', fr: 'Santé et services sociaux' },
  { code: 'education', en: 'Education', fr: 'Éducation' },
  { code: 'agencies', en: 'Government agencies', fr: 'Organismes gouvernementaux' },
  {
    code: 'fsss',
    en: 'FSSS (health and social services federation)',
    fr: 'FSSS (Fédération de la santé et des services sociaux)',
  },
  {
    code: 'feesp',
    en: 'FEESP (public service employees federation)',
    fr: 'FEESP (Fédération des employées et employés de services publics)',
  },
  {
    code: 'fneeq',
    en: 'FNEEQ (teachers’ federation)',
    fr: 'FNEEQ (Fédération nationale des enseignantes et des enseignants du Québec)',
  },
  { code: 'fp', en: 'FP (professionals’ federation)', fr: 'FP (Fédération des professionnèles)' },
];
