import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { textOfHtml } from '../../../src/capture/lines-of.ts';
import { composer, openMeeting, patience, rows, seen } from './world.tsx';

const eventually = <T,>(value: () => T) => expect.poll(value, { ...patience, timeout: 25_000 });
const button = (name: string | RegExp) => page.getByRole('button', { name });

/** As the browser does it: the event first, then the words at the cursor unless someone prevents it. */
function paste(clipboard: { readonly plain?: string; readonly html?: string }) {
  const field = composer.element() as HTMLTextAreaElement;
  field.focus();
  const clipboardData = new DataTransfer();
  if (clipboard.plain !== undefined) clipboardData.setData('text/plain', clipboard.plain);
  if (clipboard.html !== undefined) clipboardData.setData('text/html', clipboard.html);
  const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
  if (field.dispatchEvent(event)) document.execCommand('insertText', false, clipboard.plain ?? '');
}

test('pasted lines are split into ideas when a person says so, and who spoke is removed', async () => {
  const { ideas } = await openMeeting({ mode: 'virtual' });
  await button('From the chat').click();
  paste({ plain: 'Nate: the labour congress has a plan\n\n- Wear red\n2. Slow down' });
  await button('Split into 3 ideas').click();
  await eventually(async () => (await ideas()).map(({ text }) => text)).toEqual([
    '[person 1]: the labour congress has a plan',
    'Wear red',
    'Slow down',
  ]);
  expect((await ideas()).every(({ source }) => source === 'chat')).toBe(true);
  await seen(composer).toHaveValue('');
  await seen(composer).toHaveFocus();
});

test('pasted lines may stay one idea', async () => {
  const { ideas } = await openMeeting();
  paste({ plain: 'First line\nSecond line' });
  await button('Keep as one idea').click();
  expect(button(/^Split/).elements()).toEqual([]);
  await seen(composer).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await eventually(async () => (await ideas()).map(({ text }) => text)).toEqual(['First line\nSecond line']);
});

test('one line is not asked about', async () => {
  await openMeeting();
  paste({ plain: 'Only one line\n' });
  await eventually(() => (composer.element() as HTMLTextAreaElement).value).toContain('Only one line');
  expect(button(/^Split|^Make/).elements()).toEqual([]);
});

test('five hundred pasted lines become five hundred ideas, in their order', async () => {
  const { ideas } = await openMeeting();
  const lines = Array.from({ length: 500 }, (_, n) => `Banner number ${n}`);
  paste({ plain: lines.join('\n') });
  await button('Split into 500 ideas').click();
  await seen(page.getByText(/^Keeping \d+ ideas…$/)).toBeVisible();
  await eventually(async () => (await ideas()).length).toBe(500);
  expect((await ideas()).map(({ text }) => text)).toEqual(lines);
  await seen(rows.getByText('Banner number 499')).toBeVisible();
  expect(rows.elements().length).toBeLessThan(60);
  await button(/^Show 4\d\d earlier ideas$/).click();
  await eventually(() => rows.elements().length).toBe(500);
  expect(rows.first().element()).toHaveProperty('value', 1);
}, 60_000);

test('HTML comes in as its words, and nothing of it runs', async () => {
  const { ideas } = await openMeeting();
  paste({ html: '<p>Wear <b>red</b></p><ul><li>Slow&nbsp;down</li></ul><script>window.ran = 1</script>' });
  await seen(composer).toHaveValue('Wear red\nSlow down');
  await button('Split into 2 ideas').click();
  await eventually(async () => (await ideas()).map(({ text }) => text)).toEqual(['Wear red', 'Slow down']);
  expect('ran' in window).toBe(false);
});

test('HTML that was pasted as text is shown as it is written', async () => {
  await openMeeting();
  await userEvent.fill(composer, '<img src=x onerror="window.ran = 1"><b>red</b>');
  composer.element().focus();
  await userEvent.keyboard('{Enter}');
  await seen(rows).toMatchTextContent('<b>red</b>');
  expect('ran' in window).toBe(false);
});

test('tables and line breaks of HTML part lines', () => {
  expect(
    textOfHtml('one<br>two<table><tr><td>three</td><td>four</td></tr><tr><td>five</td></tr></table>'),
  ).toBe('one\ntwo\nthree four\nfive');
});

test('emoji stay whole, and 20,000 characters are one idea', async () => {
  const { ideas } = await openMeeting();
  const emoji = '👩🏽‍🏭✊🏿 en grève 🇨🇦';
  await userEvent.fill(composer, emoji);
  composer.element().focus();
  await userEvent.keyboard('{Enter}');
  await eventually(async () => (await ideas()).map(({ text }) => text)).toEqual([emoji]);
  const long = 'wear red '.repeat(2_222).trim();
  await userEvent.fill(composer, long);
  await userEvent.keyboard('{Enter}');
  await eventually(async () => (await ideas())[1]?.text.length).toBe(long.length);
}, 60_000);
