import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { composer, openMeeting, patience, rows, seen } from './world.tsx';

const eventually = <T,>(value: () => T) => expect.poll(value, patience);

const review = page.getByRole('region', { name: 'Check what was removed' });

test('before closing, each maybe can be kept, and no other raw word is on the screen', async () => {
  const { ideas, goTo } = await openMeeting({ maybe: true });
  await userEvent.type(composer, 'Ask Maria Gagnon.{Enter}Wear red.{Enter}');
  await eventually(() => rows.elements().length).toBe(2);
  goTo('/close');
  await seen(review.getByRole('heading', { name: 'Means of action' })).toBeVisible();
  await seen(review).toMatchTextContent('Ask person 1?.');
  const keep = review.getByRole('button', { name: 'Keep “Maria Gagnon”, idea 1' });
  expect(review.element().textContent?.replace(keep.element().textContent, '')).not.toContain('Maria');
  await keep.click();
  await eventually(async () => (await ideas()).map((idea) => idea.text)).toEqual([
    'Ask Maria Gagnon.',
    'Wear red.',
  ]);
  await seen(review).toMatchTextContent('Nothing looks suspicious.');
  await seen(page.getByRole('button', { name: 'Close and seal' })).toBeEnabled();
});

test('before closing, what was removed for certain is one press away, and a missed name can be marked', async () => {
  const { ideas, goTo } = await openMeeting();
  await userEvent.type(composer, 'Maria Gagnon saw the turnip.{Enter}Ask a turnip.{Enter}');
  await eventually(() => rows.elements().length).toBe(2);
  goTo('/close');
  await seen(review).toMatchTextContent('Nothing looks suspicious.');
  await review.getByText('1 idea where nothing is in doubt').click();
  await seen(review.getByRole('button', { name: 'Not a name? Idea 1' })).toBeVisible();
  await review.getByRole('button', { name: 'A name? Mark it in idea 1' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'turnip' }).click();
  await dialog.getByRole('button', { name: 'Remove it everywhere' }).click();
  await eventually(async () => (await ideas()).map((idea) => idea.text)).toEqual([
    '[person 1] saw the [person 2].',
    'Ask a [person 1].',
  ]);
  await review.getByRole('button', { name: 'Undo' }).click();
  await eventually(async () => (await ideas()).map((idea) => idea.text)).toEqual([
    '[person 1] saw the turnip.',
    'Ask a turnip.',
  ]);
});

test('after a restart a maybe stays removed: that is said, and nothing is offered', async () => {
  const { goTo, restart } = await openMeeting({ maybe: true });
  await userEvent.type(composer, 'Ask Maria Gagnon.{Enter}');
  await eventually(() => rows.elements().length).toBe(1);
  restart();
  goTo('/close');
  await seen(review).toMatchTextContent('it stays removed');
  await seen(review).toMatchTextContent('Ask person 1?.');
  expect(review.getByRole('button', { name: /^Keep/ }).elements()).toEqual([]);
  await seen(page.getByRole('button', { name: 'Close and seal' })).toBeEnabled();
});

test('a kept word is listed in the settings, and can be taken off', async () => {
  const { goTo } = await openMeeting();
  await userEvent.type(composer, 'Ask Maria Gagnon.{Enter}');
  await page.getByRole('button', { name: 'Not a name? Idea 1' }).click();
  await seen(rows).toMatchTextContent('Ask Maria Gagnon.');
  goTo('/settings');
  const words = page.getByRole('region', { name: 'Words kept on this device' });
  await words.getByRole('button', { name: 'Take off “Maria Gagnon”' }).click();
  await seen(words).toMatchTextContent('None yet.');
  await seen(words.getByRole('heading')).toHaveFocus();
});

test('the last facts are kept when a field is left, and a comment on the guide is stripped like an idea', async () => {
  const { goTo, stored } = await openMeeting();
  goTo('/close');
  await page.getByLabelText('Actual end').fill('13:05');
  await page.getByLabelText('People present').fill('18');
  const comment = page.getByLabelText('Comment on the guide');
  await comment.fill('Maria Gagnon found it long.');
  await page.getByRole('checkbox', { name: /^I have looked/ }).click();
  await seen(comment).toHaveValue('[person 1] found it long.');
  await eventually(async () => (await stored()).includes('"end":"13:05"')).toBe(true);
  const everything = await stored();
  expect(everything).toContain('"present":18');
  expect(everything).toContain('[person 1] found it long.');
  expect(everything).not.toContain('Gagnon');
});

test('a number of people that is none is said at once, and changes nothing', async () => {
  const { goTo, stored } = await openMeeting();
  goTo('/close');
  await page.getByLabelText('People present').fill('a dozen');
  await page.getByLabelText('Actual end').click();
  await seen(page.getByText('Enter a number of people, in digits')).toBeVisible();
  expect(await stored()).toContain('"present":null');
});

test('regrets that came in after the start are counted at the end, where the guide asks for them', async () => {
  const { goTo, meeting } = await openMeeting();
  goTo('/close');
  await page.getByLabelText('Regrets').fill('3');
  await page.getByLabelText('Actual end').click();
  await eventually(async () => (await meeting())?.fields.regrets).toBe(3);
  await page.getByLabelText('Regrets').fill('');
  await page.getByLabelText('Actual end').click();
  await eventually(async () => (await meeting())?.fields.regrets).toBe(null);
});

test('a job title in words of one’s own can be left out before closing, and put back', async () => {
  const { ideas, goTo, noteJobTitle } = await openMeeting();
  await userEvent.type(composer, 'Wear red.{Enter}');
  await eventually(() => rows.elements().length).toBe(1);
  await noteJobTitle('only submarine pilot');
  goTo('/close');
  const titles = page.getByRole('region', { name: 'Job titles in your own words' });
  await titles.getByRole('button', { name: 'Leave out the job title of idea 1' }).click();
  await eventually(async () => (await ideas()).map(({ jobTitle }) => jobTitle)).toEqual([null]);
  await titles.getByRole('button', { name: 'Undo' }).click();
  await eventually(async () => (await ideas()).map(({ jobTitle }) => jobTitle)).toEqual([
    'only submarine pilot',
  ]);
});

test('a job title in words of one’s own is made more general by one press', async () => {
  const { ideas, goTo, noteJobTitle } = await openMeeting();
  await userEvent.type(composer, 'Wear red.{Enter}');
  await eventually(() => rows.elements().length).toBe(1);
  await noteJobTitle('night orderlies’ delegate');
  goTo('/close');
  const titles = page.getByRole('region', { name: 'Job titles in your own words' });
  await titles.getByRole('button', { name: 'Say “orderly”' }).click();
  await eventually(async () => (await ideas()).map(({ jobTitle }) => jobTitle)).toEqual(['orderly']);
});

test('a job title that no word suggests is chosen from the list', async () => {
  const { ideas, goTo, noteJobTitle } = await openMeeting();
  await userEvent.type(composer, 'Wear red.{Enter}');
  await eventually(() => rows.elements().length).toBe(1);
  await noteJobTitle('only submarine pilot');
  goTo('/close');
  await page.getByRole('button', { name: 'Choose the job title of idea 1 from the list' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'orderly' }).click();
  await eventually(async () => (await ideas()).map(({ jobTitle }) => jobTitle)).toEqual(['orderly']);
});
