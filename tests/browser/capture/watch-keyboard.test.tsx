import { expect, onTestFinished, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { watchKeyboard } from '../../../src/app/watch-keyboard.ts';
import { composer, openMeeting, patience, rows, seen } from './world.tsx';

interface Keyboard {
  /** CSS pixels of the page that the keyboard leaves. */
  readonly height: number;
  /** How far iOS has moved what is seen down the page. */
  readonly pageTop: number;
  readonly offsetTop: number;
}

function pretend(name: 'visualViewport' | 'innerHeight', value: unknown): void {
  const real = Object.getOwnPropertyDescriptor(window, name)!;
  Object.defineProperty(window, name, { configurable: true, value });
  onTestFinished(() => void Object.defineProperty(window, name, real));
}

/** A phone whose keyboard lies over the page, which keeps its size: as iOS has it. */
async function onIphone() {
  await page.viewport(360, 740);
  const viewport = Object.assign(new EventTarget(), { scale: 1, height: 740, pageTop: 0, offsetTop: 0 });
  pretend('visualViewport', viewport);
  const stop = watchKeyboard(window);
  onTestFinished(async () => {
    stop();
    await page.viewport(414, 896);
  });
  const change = (event: string, now: Partial<Keyboard>) => {
    Object.assign(viewport, now);
    viewport.dispatchEvent(new Event(event));
  };
  return {
    raise: (height: number) => change('resize', { height }),
    pan: (pageTop: number) => change('scroll', { pageTop, offsetTop: pageTop }),
    lower: () => change('resize', { height: 740, pageTop: 0, offsetTop: 0 }),
  };
}

const screen = () => document.querySelector('main')!.parentElement!;
/** Upper and lower edge, in CSS pixels of the page. */
const edges = () => {
  const { top, bottom } = screen().getBoundingClientRect();
  return [Math.round(top), Math.round(bottom)];
};

test('where the keyboard lies over the page, the composer stands right above it', async () => {
  const keyboard = await onIphone();
  await openMeeting();
  keyboard.raise(390);
  await expect.poll(edges, patience).toEqual([0, 390]);
  expect(composer.element().getBoundingClientRect().bottom).toBeLessThan(390);
  keyboard.lower();
  await expect.poll(edges, patience).toEqual([0, 740]);
});

test('it does so too where the window says that it has shrunk and the page has not', async () => {
  const keyboard = await onIphone();
  await openMeeting();
  // An installed app on iOS 26: https://github.com/linky-fit/linky/pull/361
  pretend('innerHeight', 390);
  keyboard.raise(390);
  await expect.poll(edges, patience).toEqual([0, 390]);
});

test('the screen goes along when the browser moves what is seen', async () => {
  const keyboard = await onIphone();
  await openMeeting();
  keyboard.raise(390);
  keyboard.pan(210);
  await expect.poll(edges, patience).toEqual([210, 600]);
  keyboard.lower();
  await expect.poll(edges, patience).toEqual([0, 740]);
});

test('while one types there, the question shrinks to a line and three ideas stay in sight', async () => {
  const keyboard = await onIphone();
  await openMeeting({ place: 'kinds/kinds.long', mode: 'hybrid' });
  const words = ['Leaflets at noon.', 'A picnic.', 'Wear red.', 'Call the media.', 'Slow down.'];
  await userEvent.type(composer, words.map((each) => `${each}{Enter}`).join(''));
  await expect.poll(() => rows.elements().length, patience).toBe(5);
  keyboard.raise(390);
  const question = page.getByRole('heading', { level: 2, name: /^With no time to lose/ });
  await seen(question).toBeVisible();
  const lines = () => {
    const { height } = question.element().getBoundingClientRect();
    return Math.round(height / parseFloat(getComputedStyle(question.element()).lineHeight));
  };
  await expect.poll(lines, patience).toBe(1);
  const inSight = () => {
    const list = document.querySelector('ol')!.parentElement!.getBoundingClientRect();
    return rows.elements().filter((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return top >= list.top - 1 && bottom <= list.bottom + 1;
    });
  };
  await expect.poll(() => inSight().length, patience).toBeGreaterThanOrEqual(3);
  await expect.poll(() => inSight().at(-1) === rows.elements().at(-1), patience).toBe(true);
});

test('a sheet stands above the keyboard, whole', async () => {
  const keyboard = await onIphone();
  await openMeeting();
  await page.getByRole('button', { name: 'Topics' }).click();
  keyboard.raise(390);
  const sheet = () => page.getByRole('dialog').element().getBoundingClientRect();
  await expect.poll(() => Math.round(sheet().bottom), patience).toBe(390);
  expect(sheet().top).toBeGreaterThanOrEqual(0);
  keyboard.pan(210);
  await expect.poll(() => Math.round(sheet().bottom), patience).toBe(600);
  expect(sheet().top).toBeGreaterThanOrEqual(210);
});
