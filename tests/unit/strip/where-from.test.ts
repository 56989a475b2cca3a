import { expect, test } from 'vitest';
import { english, strip } from './support.ts';

const places = ['Laval', 'Montréal', 'Montreal', 'Joliette', 'Gatineau', 'Ottawa'];

test.each(places)('the place where a named person is from stays: %s', (place) => {
  for (const said of ['said to call the media', 'suggests a picnic', 'wants to strike on Monday']) {
    for (const name of ['Marie Tremblay', 'Nate', 'Fatou'])
      expect(strip(`${name} from ${place} ${said}`, english).text).toBe(`[person 1] from ${place} ${said}`);
    expect(strip(`Then Ngozi from ${place} ${said}`, english).text).toBe(
      `Then [person 1] from ${place} ${said}`,
    );
  }
});

test('a word that is a place and a name is still in doubt where it speaks, or where no one is from it', () => {
  for (const text of ['Laval said no', 'Ask Laval to join', 'a text from Alma says to wait'])
    expect(strip(text, english).text).toContain('[person 1]');
});
