import type { Choice } from '../../contract/campaign.ts';

/** Common jobs of the public sector; facilitators may also write another in free words. */
export const defaultJobTitles: readonly Choice[] = [
  { code: 'nurse', en: 'Nurse', fr: 'Infirmière ou infirmier' },
  { code: 'practical-nurse', en: 'Licensed practical nurse', fr: 'Infirmière ou infirmier auxiliaire' },
  { code: 'orderly', en: 'Orderly', fr: 'Préposée ou préposé aux bénéficiaires' },
  {
    code: 'home-care-aide',
    en: 'Health and social services aide',
    fr: 'Auxiliaire aux services de santé et sociaux',
  },
  { code: 'respiratory-therapist', en: 'Respiratory therapist', fr: 'Inhalothérapeute' },
  { code: 'medical-technologist', en: 'Medical technologist', fr: 'Technologiste médicale ou médical' },
  { code: 'paramedic', en: 'Paramedic', fr: 'Paramédic' },
  { code: 'social-worker', en: 'Social worker', fr: 'Travailleuse sociale ou travailleur social' },
  { code: 'psychologist', en: 'Psychologist', fr: 'Psychologue' },
  {
    code: 'specialized-educator',
    en: 'Specialized educator',
    fr: 'Éducatrice spécialisée ou éducateur spécialisé',
  },
  {
    code: 'childcare-educator',
    en: 'School daycare educator',
    fr: 'Éducatrice ou éducateur en service de garde',
  },
  { code: 'teacher', en: 'Teacher', fr: 'Enseignante ou enseignant' },
  { code: 'college-teacher', en: 'College (CEGEP) teacher', fr: 'Enseignante ou enseignant au cégep' },
  { code: 'lecturer', en: 'University lecturer', fr: 'Chargée ou chargé de cours' },
  {
    code: 'laboratory-technician',
    en: 'Laboratory technician',
    fr: 'Technicienne ou technicien de laboratoire',
  },
  { code: 'library-technician', en: 'Library technician', fr: 'Technicienne ou technicien en documentation' },
  { code: 'it-technician', en: 'Computer technician', fr: 'Technicienne ou technicien en informatique' },
  { code: 'administrative-officer', en: 'Administrative officer', fr: 'Agente ou agent d’administration' },
  { code: 'secretary', en: 'Secretary', fr: 'Secrétaire' },
  { code: 'medical-secretary', en: 'Medical secretary', fr: 'Secrétaire médicale ou médical' },
  {
    code: 'housekeeper',
    en: 'Housekeeping and sanitation worker',
    fr: 'Préposée ou préposé à l’entretien ménager',
  },
  {
    code: 'food-service-worker',
    en: 'Food service worker',
    fr: 'Préposée ou préposé au service alimentaire',
  },
  { code: 'trades-worker', en: 'Trades worker', fr: 'Ouvrière ou ouvrier de métier' },
  { code: 'inspector', en: 'Inspector', fr: 'Inspectrice ou inspecteur' },
  { code: 'advisor', en: 'Professional or advisor', fr: 'Professionnelle ou professionnel' },
];
