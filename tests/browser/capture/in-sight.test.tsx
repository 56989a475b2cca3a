import { expect, onTestFinished, test } from 'vitest';
import { page } from 'vitest/browser';
import { openMeeting, seen } from './world.tsx';

/** The chips of the next idea, in their order. */
const chips = () =>
  [...document.querySelectorAll<HTMLElement>('form [role=group] > button')].map((chip) => ({
    name: chip.textContent,
    box: chip.getBoundingClientRect(),
  }));

async function onPhone(height: number) {
  await page.viewport(360, height);
  onTestFinished(() => page.viewport(414, 896));
  await openMeeting({ place: 'kinds/kinds.quick', mode: 'hybrid', language: 'fr' });
  await seen(page.getByRole('textbox', { name: /^Nouvelle idée/ })).toBeVisible();
}

/** Where something in the screen stands beyond its edge, the screen itself is pushed aside. */
const pushedAside = () => document.querySelector('main')!.getBoundingClientRect().left !== 0;

test('on a phone every chip of the next idea stands in sight, whole', async () => {
  await onPhone(740);
  expect(chips().length).toBe(5);
  for (const { name, box } of chips()) {
    expect(box.left, name).toBeGreaterThanOrEqual(0);
    expect(box.right, name).toBeLessThanOrEqual(360);
    expect(Math.min(box.width, box.height), name).toBeGreaterThanOrEqual(48);
  }
});

test('with the keyboard up the chips keep to one line, and reaching the last one moves only that line', async () => {
  await onPhone(430);
  expect(new Set(chips().map(({ box }) => box.top)).size).toBe(1);
  const last = [...document.querySelectorAll<HTMLElement>('form [role=group] > button')].at(-1)!;
  last.focus();
  last.scrollIntoView();
  expect(last.getBoundingClientRect().right).toBeLessThanOrEqual(360);
  expect(pushedAside()).toBe(false);
});

test('on a laptop the way to close the meeting is in sight from the start, once', async () => {
  await page.viewport(1280, 800);
  onTestFinished(() => page.viewport(414, 896));
  await openMeeting();
  const finish = page.getByRole('button', { name: 'Close the meeting', exact: true });
  await seen(finish).toBeVisible();
  expect(finish.elements().length).toBe(1);
  expect(finish.element().getBoundingClientRect().bottom).toBeLessThan(100);
});
