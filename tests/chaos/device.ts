import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { createFacilitator, type Facilitator } from '../e2e/facilitator.ts';
import type { Event } from '../faults/history.ts';
import type { Random } from '../faults/random.ts';
import { killBrowser, launchBrowser } from '../support/browser.ts';
import { type DeviceData, readDeviceData } from '../support/device-data.ts';

/** Long enough for a busy machine; what takes longer is not going to come. Milliseconds. */
const patience = 10_000;

/** Words that make each note one of its kind, and that the stripper leaves alone. */
const digits = ['red', 'blue', 'green', 'early', 'late', 'long', 'short', 'quiet', 'paid', 'free'] as const;

/** A phone with a real Chromium on a profile of its own, and the person who holds it. */
export class Device {
  readonly profile: string;
  /** Meetings whose ideas are at the endpoint, and which the browser forgot since. */
  readonly forgotten = new Set<string>();
  readonly meetings = new Set<string>();
  private readonly origin: string;
  private readonly random: Random;
  private readonly history: Event[];
  private readonly number: number;
  private context: BrowserContext | null = null;
  private current: Facilitator | null = null;
  private notes = 0;
  /** Notes that may or may not have been kept when something broke, by their own words. */
  private readonly unsure = new Set<string>();

  constructor(number: number, profile: string, origin: string, random: Random, history: Event[]) {
    this.number = number;
    this.profile = profile;
    this.origin = origin;
    this.random = random;
    this.history = history;
  }

  get person(): Facilitator {
    if (this.current === null) throw new Error('the browser is not running');
    return this.current;
  }

  get page(): Page {
    return this.person.page;
  }

  /** Starts the browser and opens `address`. */
  async launch(
    address = this.origin,
    prepare: (page: Page) => Promise<void> = async () => {},
  ): Promise<void> {
    this.context = await launchBrowser(this.profile);
    this.context.setDefaultTimeout(patience);
    const page = this.context.pages()[0] ?? (await this.context.newPage());
    await prepare(page);
    this.current = await createFacilitator(page, 'en');
    await page.goto(address);
  }

  kill(): void {
    killBrowser(this.profile);
    this.context = null;
    this.current = null;
  }

  async restart(): Promise<void> {
    this.kill();
    await this.launch();
    await this.goHome();
    await this.reconcile();
  }

  /** Opens an invitation, also a renewed one. */
  async join(link: string): Promise<void> {
    await this.page.goto('about:blank');
    await this.person.join(`${this.origin}/${new URL(link).hash}`);
  }

  data(): Promise<DeviceData> {
    return readDeviceData(this.page);
  }

  async goHome(): Promise<void> {
    await this.page.goto(`${this.origin}/#/`);
    await this.page
      .getByRole('button', { name: this.person.t('home.start') })
      .or(this.page.getByRole('link', { name: this.person.t('home.start') }))
      .waitFor();
  }

  /** Notes something in an open meeting, or in a new one. */
  async note(): Promise<void> {
    const { meetings } = await this.data();
    const open = meetings.filter(({ state }) => state === 'open');
    await this.goHome();
    if (open.length === 0 || (open.length < 3 && this.random.chance(0.2))) {
      await this.person.startMeeting(1 + this.random.int(80), 'en');
      this.meetings.add(/meeting\/([0-9a-f-]{36})/.exec(this.page.url())?.[1] ?? '');
    } else {
      await this.page.goto(`${this.origin}/#/meeting/${this.random.pick(open).id}`);
    }
    const composer = this.page.getByRole('form', { name: this.person.t('capture.composer') });
    const kept = this.page.getByRole('list', { name: this.person.t('capture.ideas.list') });
    await composer.getByRole('textbox').click();
    for (let count = 1 + this.random.int(3); count > 0; count--) {
      const words = this.nextWords();
      this.unsure.add(words);
      await this.page.keyboard.insertText(`Breaks: ${words}, write to ${canary}.`);
      await this.page.keyboard.press('Enter');
      await kept.getByRole('listitem').filter({ hasText: words }).waitFor();
      await this.reconcile();
    }
  }

  async close(): Promise<unknown> {
    const open = (await this.data()).meetings.filter(({ state }) => state === 'open');
    if (open.length === 0) return false;
    const { t } = this.person;
    await this.page.goto(`${this.origin}/#/meeting/${this.random.pick(open).id}/close`);
    await this.page.getByRole('button', { name: t('close.go'), exact: true }).click();
    return this.page
      .getByText(t('receipt.ready'))
      .or(this.page.getByText(t('receipt.sent')))
      .first()
      .waitFor();
  }

  /** Takes a meeting back, while nothing can be on its way: `offline` surrounds it. */
  async reopen(offline: (task: () => Promise<void>) => Promise<void>): Promise<void> {
    await offline(async () => {
      const before = await this.data();
      const waiting = before.entries.filter(({ receipt }) => receipt === null);
      if (waiting.length === 0) return;
      const { meeting } = this.random.pick(waiting);
      await this.page.goto(`${this.origin}/#/meeting/${meeting}/receipt`);
      await this.page.getByRole('button', { name: this.person.t('home.reopen') }).click();
      await this.page.getByRole('form', { name: this.person.t('capture.composer') }).waitFor();
      const withdrawn = waiting.filter((entry) => entry.meeting === meeting).map(({ id }) => id);
      this.history.push({ type: 'reopened', withdrawn });
    });
  }

  async send(): Promise<unknown> {
    await this.goHome();
    const button = this.page.getByRole('button', { name: this.person.t('home.send') });
    return (await button.first().isVisible()) && button.first().click();
  }

  /** Another tab on the same meetings, for a while. */
  async openTab(): Promise<Page> {
    const page = await this.context!.newPage();
    await page.goto(this.origin);
    return page;
  }

  devtools(page = this.page): Promise<CDPSession> {
    return page.context().newCDPSession(page);
  }

  /** Puts into the history which of the notes that nobody was sure of are kept. */
  async reconcile(): Promise<void> {
    const { meetings, ideas } = await this.data();
    for (const { id } of meetings) this.meetings.add(id);
    for (const words of this.unsure) {
      const idea = ideas.find(({ text }) => text.includes(words));
      if (!idea) continue;
      this.unsure.delete(words);
      this.history.push({ type: 'kept', meeting: idea.meeting, idea: idea.id, text: idea.text });
    }
  }

  private nextWords(): string {
    const number = String((this.notes += 1)).padStart(3, '0');
    return [...String(this.number), ...number].map((digit) => digits[Number(digit)]).join(' ');
  }
}

/** Stands in every note that is typed; found nowhere. */
export const canary = 'planted.canary@example.org';
