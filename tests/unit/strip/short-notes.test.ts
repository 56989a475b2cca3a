import { expect, test } from 'vitest';
import { french, strip } from './support.ts';

test.each(['Chaîne téléphonique', 'chaînes humaines', 'Machine à café', 'Virement Interac'])(
  'a short note that begins with a thing names nobody: %s',
  (note) => {
    for (const text of [note, note.toLowerCase(), note.toUpperCase()]) {
      expect(strip(text, french).text).toBe(text);
    }
  },
);

test('a name that holds the word of a thing is a name', () => {
  expect(strip('Chaine Tremblay a dit oui.', french).text).toBe('[personne 1] a dit oui.');
});
