import { expect, test } from 'vitest';
import { catalogues } from '../../../src/ui/catalogues.ts';
import { loadMessaging } from '../../../src/ui/i18n.tsx';
import { english, french, strip } from '../strip/support.ts';

test('each idea to practise with shows something being removed, and keeps its sense', async () => {
  for (const language of ['en', 'fr'] as const) {
    const { t } = await loadMessaging(language, catalogues);
    const ideas = [1, 2, 3].map((n) => t(`practice.idea.${n}`));
    for (const idea of ideas) {
      const { text, redactions } = strip(idea, language === 'fr' ? french : english);
      expect(redactions.some(({ certain }) => certain)).toBe(true);
      expect(text.length).toBeGreaterThan(30);
      expect(text).not.toMatch(/Tremblay|Gagnon|555|patel/i);
    }
  }
});
