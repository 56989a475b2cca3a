import { describe, expect, onTestFinished, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { composer, openMeeting, patience, rows, seen } from './world.tsx';

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

describe('on a phone, under a long question that was answered', () => {
  const heading = () => page.getByRole('heading', { level: 2, name: /^With no time to lose/ });
  const unfold = () => page.getByRole('button', { name: 'Show all' });

  /** Rows that stand whole between the question and the composer. */
  const inSight = () => {
    const list = document.querySelector('ol')!.parentElement!.getBoundingClientRect();
    return rows.elements().filter((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return top >= list.top - 1 && bottom <= list.bottom + 1;
    });
  };

  async function noteOn(height: number) {
    await page.viewport(360, height);
    onTestFinished(() => page.viewport(414, 896));
    await openMeeting({ place: 'kinds/kinds.long', mode: 'hybrid' });
    const words = ['Leaflets at noon.', 'A picnic.', 'Wear red.', 'Call the media.', 'Slow down.'];
    await userEvent.type(composer, words.map((each) => `${each}{Enter}`).join(''));
    await expect.poll(() => rows.elements().length, patience).toBe(5);
  }

  test.each([
    [740, 4],
    [640, 3],
    [400, 3],
  ])(
    'at a height of %i pixels at least %i ideas stand in sight, the last one among them',
    async (height, least) => {
      await noteOn(height);
      await expect.poll(() => inSight().length, patience).toBeGreaterThanOrEqual(least);
      await expect.poll(() => inSight().at(-1) === rows.elements().at(-1), patience).toBe(true);
    },
  );

  test('the last idea stays in sight when the keyboard comes up', async () => {
    await noteOn(740);
    await page.viewport(360, 400);
    await expect.poll(() => inSight().at(-1) === rows.elements().at(-1), patience).toBe(true);
    expect(inSight().length).toBeGreaterThanOrEqual(2);
    expect(heading().element().getBoundingClientRect().right).toBeLessThanOrEqual(360);
  });

  test('one press opens the question with its prompts, and the next idea folds it again', async () => {
    await noteOn(740);
    const folded = heading().element().clientHeight;
    expect(heading().element().textContent).toMatch(/how could we overcome them\?$/);
    await seen(page.getByRole('button', { name: '1 prompt' })).not.toBeInTheDocument();
    await unfold().click();
    await seen(page.getByRole('button', { name: '1 prompt' })).toBeVisible();
    expect(heading().element().clientHeight).toBeGreaterThan(folded);
    await userEvent.type(composer, 'A march.{Enter}');
    await seen(unfold()).toBeVisible();
    expect(heading().element().clientHeight).toBe(folded);
  });

  test('prompts that are open stay open while ideas come', async () => {
    await noteOn(740);
    await unfold().click();
    await page.getByRole('button', { name: '1 prompt' }).click();
    await userEvent.type(composer, 'A march.{Enter}');
    await expect.poll(() => rows.elements().length, patience).toBe(6);
    await seen(page.getByText('And on a weekend?')).toBeVisible();
  });

  test('before the first idea the question stands whole, with its prompts', async () => {
    await page.viewport(360, 740);
    onTestFinished(() => page.viewport(414, 896));
    await openMeeting({ place: 'kinds/kinds.long' });
    await seen(page.getByRole('button', { name: '1 prompt' })).toBeVisible();
    await seen(unfold()).not.toBeInTheDocument();
  });
});

test('on a small phone with the keyboard up the last idea stands whole, with what was removed and the way back', async () => {
  await page.viewport(360, 340);
  onTestFinished(() => page.viewport(414, 896));
  await openMeeting();
  await userEvent.type(composer, 'Ask Maria to call the media, all of them, at 514 555-0142.{Enter}');
  await seen(rows).toMatchTextContent('1 name removed, 1 phone number removed');
  const list = document.querySelector('ol')!.parentElement!;
  const box = (element: Element) => element.getBoundingClientRect();
  const button = page.getByRole('button', { name: /^Removed by mistake\?/ });
  await expect.poll(() => box(button.element()).bottom - 0.5 * 48 < box(list).bottom, patience).toBe(true);
  const words = document.createRange();
  words.selectNodeContents(rows.elements().at(-1)!.querySelector('[lang]')!);
  const above = () => words.getBoundingClientRect().top - box(list).top;
  await expect.poll(above, patience).toBeGreaterThanOrEqual(0);
  // What is saved and what is sent stay in sight too.
  await seen(page.getByText('Saved on this device')).toBeInViewport();
  await seen(page.getByText('Nothing to send')).toBeInViewport();
});

test('what was done to an idea stands in sight with its Undo, also when more is said of the idea since', async () => {
  await page.viewport(360, 560);
  onTestFinished(() => page.viewport(414, 896));
  const { noteJobTitle } = await openMeeting();
  await userEvent.type(composer, 'Wear red on Thursdays and eat lunch together outside.{Enter}');
  await seen(rows).toMatchTextContent('Wear red');
  await noteJobTitle('head nurse of the third floor');
  await seen(rows).toMatchTextContent('head nurse');
  await page.getByRole('button', { name: 'More for idea 1' }).click();
  await page.getByRole('button', { name: /^Heard again/ }).click();
  const undo = page.getByRole('button', { name: 'Undo' });
  await seen(undo).toBeVisible();
  await seen(rows).toMatchTextContent('heard 2 times');
  const list = document.querySelector('ol')!.parentElement!;
  const gap = () => list.getBoundingClientRect().bottom - undo.element().getBoundingClientRect().bottom;
  await expect.poll(gap, patience).toBeGreaterThanOrEqual(-1);
});
