import type { Choice } from '../../contract/campaign.ts';

/** A ladder of escalation to begin with, the lightest rung first; the organizer edits it in `campaign.json`. */
export const defaultRungs: readonly Choice[] = [
  {
    code: 'visible',
    en: '1. Being seen: stickers, colours, photos',
    fr: '1. Se montrer\u00a0: autocollants, couleurs, photos',
  },
  {
    code: 'collective',
    en: '2. Speaking together: petitions, letters',
    fr: '2. Parler ensemble\u00a0: pétitions, lettres',
  },
  {
    code: 'gathering',
    en: '3. Gathering: rallies, occupied lobbies',
    fr: '3. Se rassembler\u00a0: rassemblements, halls occupés',
  },
  {
    code: 'disruption',
    en: '4. Touching the organization of work',
    fr: '4. Toucher l’organisation du travail',
  },
  { code: 'strike', en: '5. Strike, as a last resort', fr: '5. La grève, en dernier recours' },
];
