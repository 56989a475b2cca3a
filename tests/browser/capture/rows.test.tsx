import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { composer, openMeeting, patience, rows, seen } from './world.tsx';

const eventually = <T,>(value: () => T) => expect.poll(value, patience);
const button = (name: string | RegExp) => page.getByRole('button', { name });
const menu = async (n: number, item: string | RegExp) => {
  await button(`More for idea ${n}`).click();
  await page
    .getByRole('group', { name: `More for idea ${n}` })
    .getByRole('button', { name: item })
    .click();
};

async function openWith(...texts: string[]) {
  const world = await openMeeting();
  await userEvent.type(composer, texts.map((text) => `${text}{Enter}`).join(''));
  await eventually(() => rows.elements().length).toBe(texts.length);
  return { ...world, texts: async () => (await world.ideas()).map(({ text }) => text) };
}

test('an idea that is heard again is counted, not written twice', async () => {
  const { ideas } = await openWith('Wear red');
  await menu(1, 'Heard again: +1');
  await seen(page.getByText('Idea 1 heard again.')).toBeVisible();
  await menu(1, 'Heard again: +1');
  await seen(rows).toMatchTextContent('heard 3 times');
  await button('Undo').click();
  await eventually(async () => (await ideas())[0]?.heard).toBe(2);
});

test('an idea builds on another one, and Undo takes the link back', async () => {
  const { ideas } = await openWith('Wear red', 'Wear red on Mondays');
  await menu(2, 'It builds on…');
  await page.getByRole('dialog').getByRole('button', { name: '1. Wear red' }).click();
  await seen(rows.nth(1)).toMatchTextContent('builds on 1');
  await button('Undo').click();
  await eventually(async () => (await ideas())[1]?.linkedTo).toBe(null);
});

test('an idea goes on the agenda of the next meeting, or to the national level', async () => {
  const { ideas } = await openWith('Wear red');
  await menu(1, 'For the next meeting');
  await seen(rows).toMatchTextContent('for the next meeting');
  await menu(1, 'Question for the national level');
  await eventually(ideas).toMatchObject([{ carryOver: true, national: true }]);
  await button('Undo').click();
  await eventually(ideas).toMatchObject([{ carryOver: true, national: false }]);
  await button('More for idea 1').click();
  await seen(page.getByRole('button', { name: /For the next meeting$/ })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
});

test('an idea moves to any topic', async () => {
  const { ideas } = await openWith('Wear red');
  await menu(1, 'Move to another topic…');
  await page.getByRole('dialog').getByRole('button', { name: 'Kinds of answer' }).click();
  await seen(page.getByText('Idea 1 moved to Kinds of answer.')).toBeVisible();
  await eventually(ideas).toMatchObject([{ topic: 'kinds', question: null }]);
});

test('an idea is split where the cursor stands, and Undo makes it one again', async () => {
  const { texts, ideas } = await openWith('Ask Maria Gagnon. Anh Nguyen wears red.');
  await menu(1, 'Edit, or split in two');
  const field = page.getByRole('textbox', { name: 'Text of idea 1' });
  await button('Split here').click();
  await seen(page.getByRole('alert')).toMatchTextContent('Put the cursor');
  const textarea = field.element() as HTMLTextAreaElement;
  textarea.setSelectionRange('Ask [person 1].'.length, 'Ask [person 1].'.length);
  await button('Split here').click();
  await eventually(texts).toEqual(['Ask [person 1].', '[person 1] wears red.']);
  expect((await ideas()).map(({ redactions }) => redactions.length)).toEqual([1, 1]);
  await button('Undo').click();
  await eventually(texts).toEqual(['Ask [person 1]. [person 2] wears red.']);
  await seen(rows).toMatchTextContent('2 names removed');
});

test('an idea merges with the one before, and Undo parts them', async () => {
  const { texts } = await openWith('Ask Maria Gagnon', 'and Anh Nguyen');
  await menu(2, 'Merge with idea 1');
  await eventually(texts).toEqual(['Ask [person 1]\nand [person 2]']);
  await seen(page.getByText('Idea 2 is now part of idea 1.')).toBeVisible();
  await button('Undo').click();
  await eventually(texts).toEqual(['Ask [person 1]', 'and [person 1]']);
});

test('an edit changes what is said of an idea too, and Undo takes all of it back', async () => {
  const { ideas } = await openWith('Wear red');
  await button('Edit idea 1').click();
  const form = page
    .getByRole('listitem')
    .getByRole('group', { name: 'About the person who speaks, in general' });
  await form.getByRole('button', { name: 'Sector' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Health' }).click();
  await userEvent.keyboard(' on Mondays{Enter}');
  await eventually(ideas).toMatchObject([{ text: 'Wear red on Mondays', sector: 'health' }]);
  await button('Undo').click();
  await eventually(ideas).toMatchObject([{ text: 'Wear red', sector: null }]);
});

test('Undo never brings a word back that was marked as a name since', async () => {
  const { texts, stored } = await openWith('We saw the turnip');
  await button('Edit idea 1').click();
  await userEvent.keyboard(' twice turnip');
  await button('It is a name').click();
  await eventually(texts).toEqual(['We saw the [person 1] twice [person 1]']);
  await button('Undo').click();
  await eventually(texts).toEqual(['We saw the [person 1]']);
  expect(await stored()).not.toContain('turnip');
});

test('the menu opens with its first action in focus, and Escape gives the focus back', async () => {
  await openWith('Wear red');
  await button('More for idea 1').click();
  await seen(button('Heard again: +1')).toHaveFocus();
  for (const each of page.getByRole('listitem').getByRole('button').elements()) {
    const { width, height } = each.getBoundingClientRect();
    expect([each.textContent, Math.min(width, height) >= 48]).toEqual([each.textContent, true]);
  }
  await userEvent.keyboard('{Escape}');
  await seen(button('More for idea 1')).toHaveFocus();
  await seen(button('More for idea 1')).toHaveAttribute('aria-expanded', 'false');
});

test('what was removed from an outcome can be kept after all', async () => {
  const { meeting } = await openMeeting({ place: 'means/outcome' });
  await userEvent.fill(page.getByLabelText('What came out of it, in a few words'), 'Maria Gagnon leads.');
  await button('Keep the outcome').click();
  await eventually(async () => (await meeting())?.outcomes).toEqual({ means: '[person 1] leads.' });
  await button('Not a name? Outcome').click();
  await eventually(async () => (await meeting())?.outcomes).toEqual({ means: 'Maria Gagnon leads.' });
});

const editField = page.getByRole('textbox', { name: 'Text of idea 1' });

test('an edit that is open when another screen is gone to is kept, without its names', async () => {
  const { ideas, goTo } = await openMeeting();
  await userEvent.type(composer, 'Wear red.{Enter}');
  await button('Edit idea 1').click();
  await userEvent.fill(editField, 'Wear red with Maria Gagnon.');
  goTo('/settings');
  await eventually(async () => (await ideas()).map(({ text }) => text)).toEqual([
    'Wear red with [person 1].',
  ]);
  goTo('/meeting');
  await seen(rows).toMatchTextContent('Wear red with person 1.');
  await seen(editField).not.toBeInTheDocument();
});

test('an edit that is given up stays given up when another screen is gone to', async () => {
  const { ideas, goTo } = await openMeeting();
  await userEvent.type(composer, 'Wear red.{Enter}');
  await button('Edit idea 1').click();
  await userEvent.fill(editField, 'Wear blue.');
  await button('Cancel').click();
  goTo('/settings');
  goTo('/meeting');
  await seen(rows).toMatchTextContent('Wear red.');
  expect((await ideas()).map(({ text }) => text)).toEqual(['Wear red.']);
});

test('an edit that could not be kept is told wherever one goes, and is open again on the way back', async () => {
  let broken = false;
  const { ideas, goTo } = await openMeeting({
    before: () => (broken ? Promise.reject(new Error('gone')) : Promise.resolve()),
  });
  await userEvent.type(composer, 'Wear red.{Enter}');
  await button('Edit idea 1').click();
  broken = true;
  await userEvent.fill(editField, 'Wear red with Maria Gagnon.');
  goTo('/settings');
  await seen(page.getByText('Not saved: go back to the meeting').first()).toBeVisible();
  goTo('/meeting');
  await seen(editField).toHaveValue('Wear red with Maria Gagnon.');
  await seen(page.getByRole('alert')).toMatchTextContent('Not kept');
  broken = false;
  await button('Keep the change').click();
  await seen(rows).toMatchTextContent('Wear red with person 1.');
  await seen(page.getByRole('banner')).toMatchTextContent('Saved on this device');
  expect((await ideas()).map(({ text }) => text)).toEqual(['Wear red with [person 1].']);
});
