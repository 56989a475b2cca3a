import { expect, test } from 'vitest';
import { strip } from './support.ts';

const english = `educator, janitor, caretaker, orderly, nurse, paramedic, dispatcher, welder, librarian, cashier, baker,
  lifeguard, archivist, auditor, translator, psychologist, bus driver, lab tech, midwife, border officer, gardener,
  lineman, zookeeper, lecturer, teaching assistant, security guard, correctional officer, phlebotomist, bailiff,
  fishmonger, letter carrier, deckhand, stevedore, crane operator`;
const french = `éducatrice, préposée, infirmier, inhalothérapeute, concierge, cuisinière, boucher, caissière, commis,
  adjointe, agente administrative, enseignante, chargé de cours, archiviste, traductrice, brigadière, soudeur, plombier,
  sauveteuse, ambulancier, agent correctionnel, acheteuse, magasinier, buandière, éclusier, débardeur, grutier,
  téléphoniste, huissier, greffière, trieur, monitrice, entraîneur, intervenante`;

const titles = [
  ...english.split(/,\s+/).map((title) => ({ title, language: 'en' as const })),
  ...french.split(/,\s+/).map((title) => ({ title, language: 'fr' as const })),
];

test.each(titles)('a job title by itself is nobody: $title', ({ title, language }) => {
  expect(strip(title, { language, keepList: [] }).text).toBe(title);
});

test('a name by itself is a name', () => {
  for (const name of ['Sylvie Gagnon', 'sylvie gagnon', 'Sylvie', 'agent Tremblay'])
    expect(strip(name).redactions).toHaveLength(1);
});
