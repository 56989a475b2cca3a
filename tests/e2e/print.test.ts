import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { createFacilitator, type Facilitator } from './facilitator.ts';
import { createWorld, type World } from './world.ts';

/** Millimetres between the margins of base.css, by paper. */
const papers = {
  A4: { width: 210 - 30, height: 297 - 34 },
  Letter: { width: 215.9 - 30, height: 279.4 - 34 },
} as const;
const guides = ['mobilization', 'working-group'] as const;
const pixelsOf = (millimetres: number) => (millimetres * 96) / 25.4;

describe.each(['en', 'fr'] as const)('on paper, in %s', (language) => {
  let world: World;
  let context: BrowserContext;
  let person: Facilitator;
  let page: Page;

  beforeAll(async () => {
    world = await createWorld(guides);
    context = await launchBrowser(world.profile, { locale: `${language}-CA` });
    page = context.pages()[0]!;
    person = await createFacilitator(page, language);
    await person.join(world.links.facilitator);
  }, 120_000);

  afterAll(async () => {
    await context.close();
    await world.close();
  });

  async function open(what: 'guide' | 'tally', guide: (typeof guides)[number]): Promise<void> {
    // On paper the screen's own words are not in sight.
    await page.emulateMedia({ media: null });
    await page.evaluate((to) => void (location.hash = to), `/print/${what}/${guide}`);
    await page.getByText(person.t(`print.${what}.what`)).waitFor({ timeout: 10_000 });
    await page.getByRole('article').waitFor({ timeout: 10_000 });
  }

  describe.each(guides)('of %s', (guide) => {
    test.each(['A4', 'Letter'] as const)('nothing asks for more pages than it fills (%s)', async (format) => {
      for (const what of ['guide', 'tally'] as const) {
        await open(what, guide);
        const pages = countPages(await page.pdf({ format }));
        const { height } = await layOut(page, format);
        const filled = Math.ceil(height / pixelsOf(papers[format].height));
        expect(pages).toBeGreaterThanOrEqual(filled);
        // What is kept whole leaves room at the foot of a page: of the tables for handwriting, much.
        expect(pages).toBeLessThanOrEqual(filled + (what === 'guide' ? 1 : 3));
      }
    });

    test('the form leaves 8 mm for a line of handwriting, and cuts no row, box or question', async () => {
      await open('tally', guide);
      await layOut(page, 'Letter');
      const { rows, cut, beyond } = await page.evaluate(() => {
        const article = document.querySelector('article')!;
        const edge = document.documentElement.clientWidth;
        const whole = [...article.querySelectorAll('tr, section > div')];
        return {
          rows: [...article.querySelectorAll('tbody tr')].map((row) => row.getBoundingClientRect().height),
          cut: whole.filter((each) => getComputedStyle(each).breakInside !== 'avoid').length,
          beyond: [...article.querySelectorAll('*')].filter(
            (each) => each.getBoundingClientRect().right > edge,
          ).length,
        };
      });
      expect(rows.length).toBeGreaterThan(10);
      expect(Math.min(...rows)).toBeGreaterThanOrEqual(pixelsOf(8));
      expect({ cut, beyond }).toEqual({ cut: 0, beyond: 0 });
    });

    test('the form says what it is in both languages, each marked as such', async () => {
      await open('tally', guide);
      const titles = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('h1, article > p:first-child')].map((title) => title.lang),
      );
      expect(titles).toEqual(language === 'en' ? ['en', 'fr'] : ['fr', 'en']);
    });

    test('no heading stands alone at the foot of a page', async () => {
      for (const what of ['guide', 'tally'] as const) {
        await open(what, guide);
        await layOut(page, 'A4');
        // Chromium keeps a heading with what follows only in blocks, and only with what has a height.
        const alone = await page.evaluate(() =>
          [...document.querySelectorAll('article h2, article h3')]
            .filter(({ tagName }) => tagName === 'H2')
            .filter((heading) => {
              const { display } = getComputedStyle(heading.parentElement!);
              const { breakAfter } = getComputedStyle(heading);
              const next = heading.nextElementSibling?.getBoundingClientRect().height ?? 0;
              return display !== 'block' || breakAfter !== 'avoid' || next === 0;
            })
            .map((heading) => heading.textContent),
        );
        expect(alone).toEqual([]);
      }
    });

    test('each page says of what it is one, beside its number', async () => {
      await open('guide', guide);
      const title = await page.getByRole('heading', { level: 1 }).textContent();
      const named = await page.evaluate(() =>
        document.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules].map(({ cssText }) => cssText)),
      );
      expect(named.join()).toContain(`@bottom-left { content: "${title} · Calepin"`);
    });
  });
});

/** As on this paper, between its margins; how high it all stands, in CSS pixels. */
async function layOut(page: Page, format: keyof typeof papers): Promise<{ readonly height: number }> {
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: Math.round(pixelsOf(papers[format].width)), height: 900 });
  return page.evaluate(() => ({ height: document.querySelector('main')!.getBoundingClientRect().height }));
}

/** Chromium writes each page as an object of its own, in plain text. */
function countPages(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}
