import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import type { Language } from '../../src/contract/primitives.ts';
import { catalogues } from '../../src/ui/catalogues.ts';
import { loadMessaging, type Messaging } from '../../src/ui/i18n.tsx';

/** What a person says of one idea; sector and region as they stand in the lists of the interface. */
export interface Note {
  readonly text: string;
  readonly sector: string | null;
  readonly region: string | null;
  readonly jobTitle: string | null;
}

/** A person at the facilitator's app, who finds things by what the screen calls them. */
export interface Facilitator {
  readonly page: Page;
  readonly t: Messaging['t'];
  join(link: string): Promise<void>;
  startMeeting(present: number, noteLanguage: Language): Promise<void>;
  /** Presses Next until the question's text is on screen. */
  goToQuestion(text: string): Promise<void>;
  note(note: Note): Promise<void>;
  /** The kept rows of the topic in sight. */
  countRows(): Promise<number>;
  writeOutcome(text: string): Promise<void>;
  close(): Promise<void>;
}

export async function createFacilitator(page: Page, language: Language): Promise<Facilitator> {
  const { t } = await loadMessaging(language, catalogues);
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const composer = page.getByRole('form', { name: t('capture.composer') }).getByRole('textbox');
  const rows = page.getByRole('list', { name: t('capture.ideas.list') }).getByRole('listitem');

  const choose = async (chip: 'sector' | 'region' | 'jobTitle', value: string | null) => {
    const name = t(`capture.chip.${chip}`);
    // The list's own label counts, however the words were typed.
    const set = page.getByRole('button', {
      name: new RegExp(
        `^${escape(value === null ? name : t('capture.chip.set', { name, label: value }))}$`,
        'i',
      ),
    });
    if (await set.isVisible()) return;
    await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
    const dialog = page.getByRole('dialog');
    if (value === null) {
      await dialog.getByRole('button', { name: t('pick.none') }).click();
    } else {
      await dialog.getByRole('textbox').fill(value);
      const listed = dialog.getByRole('button', { name: new RegExp(`^${escape(value)}$`, 'i') });
      const own = dialog.getByRole('button', { name: t('pick.other', { words: value }), exact: true });
      await listed.or(own).first().click();
    }
    await set.waitFor();
  };

  return {
    page,
    t,
    async join(link) {
      await page.goto(link);
      await page.getByText(t('ready.set')).waitFor();
      expect(page.url()).not.toContain('join');
      await page
        .getByRole('button', { name: t('ready.go') })
        .or(page.getByRole('link', { name: t('ready.go') }))
        .click();
    },
    async startMeeting(present, noteLanguage) {
      await page
        .getByRole('button', { name: t('home.start') })
        .or(page.getByRole('link', { name: t('home.start') }))
        .click();
      await page.getByLabel(t('start.present')).fill(String(present));
      await page.getByRole('radio', { name: t(`language.${noteLanguage}`) }).check({ force: true });
      await button(t('start.go')).click();
      await composer.waitFor();
    },
    async goToQuestion(text) {
      const question = page.getByRole('heading', { name: text });
      while (!(await question.isVisible())) {
        await button(t('guide.next'))
          .or(button(t('capture.next-topic')))
          .click();
      }
    },
    async note(note) {
      await choose('sector', note.sector);
      await choose('region', note.region);
      await choose('jobTitle', note.jobTitle);
      const before = await rows.count();
      await composer.click();
      await page.keyboard.insertText(note.text);
      await page.keyboard.press('Enter');
      await rows.nth(before).waitFor();
    },
    countRows: () => rows.count(),
    async writeOutcome(text) {
      await page.getByLabel(t('capture.outcome.label')).fill(text);
      await button(t('capture.outcome.keep')).click();
      await page.getByText(t('capture.outcome.kept')).waitFor();
    },
    async close() {
      await button(t('close.go')).click();
      await page
        .getByText(t('receipt.ready'))
        .or(page.getByText(t('receipt.sent')))
        .first()
        .waitFor();
    },
  };
}

/** As a pattern; any white space stands for any other, as accessible names have it. */
function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s/g, '\\s');
}
