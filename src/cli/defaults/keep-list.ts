import type { KeepList } from '../../contract/campaign.ts';

/** Examples of public figures whose names survive stripping. The organizer edits them in campaign.json. */
export const defaultKeepList: Readonly<KeepList> = [
  'François Legault',
  'Christine Fréchette',
  'Sonia LeBel',
  'France-Élaine Duranceau',
  'Christian Dubé',
  'Sonia Bélanger',
  'Lionel Carmant',
  'Bernard Drainville',
  'Pascale Déry',
  'Jean Boulet',
  'Eric Girard',
  'Simon Jolin-Barrette',
  'Geneviève Guilbault',
  'Paul St-Pierre Plamondon',
  'Charles Milliard',
  'Pablo Rodriguez',
  'Ruba Ghazal',
  'Gabriel Nadeau-Dubois',
  'Éric Duhaime',
  'Mark Carney',
  'Pierre Poilievre',
  'Yves-François Blanchet',
  'Shafqat Ali',
  'Anita Anand',
];
