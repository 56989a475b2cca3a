import { expect, onTestFinished, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { composer, openMeeting, patience, rows, seen } from './world.tsx';

const eventually = <T,>(value: () => T) => expect.poll(value, patience);
const button = (name: string | RegExp) => page.getByRole('button', { name });

test('a show of hands is counted by steps or typed, and only numbers are kept', async () => {
  const { meeting, ideas } = await openMeeting({ place: 'kinds/kinds.hands' });
  const yes = page.getByRole('textbox', { name: 'Yes' });
  await seen(button('Yes: one less')).toBeDisabled();
  await button('Yes: one more').click();
  await button('Yes: one more').click();
  await seen(yes).toHaveValue('2');
  await userEvent.fill(page.getByRole('textbox', { name: 'Unsure' }), '1a7');
  await button('Yes: one less').click();
  await eventually(async () => (await meeting())?.counts).toEqual({
    'kinds.hands': { yes: 1, no: 0, unsure: 17 },
  });
  await userEvent.type(composer, 'With a bus{Enter}');
  await eventually(ideas).toMatchObject([{ kind: 'condition', question: 'kinds.hands' }]);
});

test('hands that are counted faster than they are kept are all counted', async () => {
  const { meeting } = await openMeeting({ place: 'kinds/kinds.hands' });
  const yes = button('Yes: one more').element() as HTMLButtonElement;
  for (let hand = 0; hand < 23; hand += 1) yes.click();
  await eventually(async () => (await meeting())?.counts['kinds.hands']?.yes).toBe(23);
});

test('a checklist is ticked in big boxes, its text opens alone on the screen, and nothing else is asked', async () => {
  const { meeting } = await openMeeting({ place: 'kinds/kinds.checks' });
  const list = page.getByRole('region', { name: 'Checklist' });
  await list.getByRole('checkbox', { name: 'Headsets on.' }).click();
  await eventually(async () => (await meeting())?.asked).toEqual(['kinds.headsets']);
  await seen(list).toMatchTextContent('1 of 2 done');
  expect(page.getByRole('textbox').elements()).toEqual([]);
  await list.getByRole('button', { name: 'Open the text to read out' }).click();
  const dialog = page.getByRole('dialog', { name: 'To read out' });
  await seen(dialog).toMatchTextContent('Be kind.All of you.');
  const size = () => parseFloat(getComputedStyle(dialog.getByText('Be kind.').element()).fontSize);
  const before = size();
  await dialog.getByRole('button', { name: 'Larger text' }).click();
  expect(size()).toBeGreaterThan(before);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await seen(dialog).not.toBeInTheDocument();
});

test('where there is nothing to note, the way on takes the place of the composer', async () => {
  await openMeeting({ place: 'kinds/kinds.overview' });
  await seen(page.getByRole('region', { name: 'To sum up' })).toMatchTextContent('Inside strategy.');
  expect(page.getByRole('textbox').elements()).toEqual([]);
  await seen(button('Go on')).toBeVisible();
});

test('a way to reach people that was named already is counted with one press', async () => {
  const { ideas } = await openMeeting({ place: 'kinds/kinds.channels' });
  await userEvent.type(composer, 'Text message{Enter}Posters{Enter}');
  await button('Text message: heard 1 time. Count once more').click();
  await button('Text message: heard 2 times. Count once more').click();
  await eventually(async () => (await ideas()).map(({ text, heard }) => [text, heard])).toEqual([
    ['Text message', 3],
    ['Posters', 1],
  ]);
  await button('Undo').click();
  await eventually(async () => (await ideas())[0]?.heard).toBe(2);
  expect((await ideas()).every(({ kind }) => kind === 'channel')).toBe(true);
});

test('an obstacle is answered by how to overcome it, linked to it', async () => {
  const { ideas } = await openMeeting({ place: 'kinds/kinds.quick' });
  await button('Kind: Idea').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Obstacle' }).click();
  await userEvent.keyboard('No room is big enough{Enter}');
  await button('More for idea 1').click();
  await button('Add how to overcome it').click();
  await seen(composer).toHaveFocus();
  await seen(page.getByText(/Overcomes obstacle 1: No room/)).toBeVisible();
  await userEvent.keyboard('Meet in the park{Enter}');
  await eventually(ideas).toMatchObject([{ kind: 'obstacle' }, { kind: 'remedy' }]);
  const [obstacle, remedy] = await ideas();
  expect(remedy?.linkedTo).toBe(obstacle?.id);
  await seen(rows.nth(1)).toMatchTextContent('How to overcome it · overcomes 1');
  // The next idea is linked to nothing.
  await userEvent.keyboard('Another{Enter}');
  await eventually(async () => (await ideas())[2]).toMatchObject({ linkedTo: null, kind: 'obstacle' });
});

test('a tactic is put on a rung of the ladder', async () => {
  const { ideas } = await openMeeting({ place: 'kinds/kinds.tactics' });
  await button('Rung').click();
  await page.getByRole('dialog').getByRole('button', { name: '2. Strong' }).click();
  await userEvent.keyboard('Walk out at noon{Enter}A petition{Enter}');
  await eventually(async () => (await ideas()).map(({ rung }) => rung)).toEqual(['strong', null]);
  await seen(rows.first()).toMatchTextContent('Tactic · 2. Strong');
});

test('an action has a role that is stripped, a region, and a date or none yet; a date that has passed is told', async () => {
  const { ideas, stored } = await openMeeting({ place: 'kinds/kinds.actions' });
  expect(button(/^Job title/).elements()).toEqual([]);
  await button('Who: a role').click();
  await userEvent.keyboard('assistant of Maria Gagnon{Enter}');
  await button('No date yet').click();
  const dialog = page.getByRole('dialog');
  await userEvent.fill(dialog.getByLabelText('Date'), '2031-05-16');
  await seen(dialog).toMatchTextContent('This date has passed.');
  await dialog.getByRole('button', { name: 'Use this date' }).click();
  await userEvent.keyboard('Book the hall{Enter}Print posters{Enter}');
  await eventually(ideas).toMatchObject([
    { kind: 'action', owner: 'assistant of [person 1]', due: '2031-05-16' },
    { kind: 'action', owner: null, due: null },
  ]);
  expect((await ideas())[0]?.redactions).toMatchObject([{ kind: 'PERSON' }]);
  expect(await stored()).not.toContain('Maria');
  await seen(rows.nth(1)).toMatchTextContent('no date yet');
  await seen(rows.first()).toMatchTextContent('1 name removed');
});

test('the next meeting is kept as it is typed, and “no date yet” is an answer', async () => {
  const { meeting } = await openMeeting({ place: 'kinds/kinds.next' });
  const form = page.getByRole('region', { name: 'When do we meet again?' });
  await seen(form).toMatchTextContent('No date yet');
  await userEvent.fill(form.getByLabelText('Date'), '2031-06-22');
  await userEvent.fill(form.getByLabelText('Time', { exact: true }), '12:00');
  await userEvent.selectOptions(form.getByLabelText('Time zone'), 'America/Toronto');
  await eventually(async () => (await meeting())?.next).toEqual({
    date: '2031-06-22',
    time: '12:00',
    zone: 'America/Toronto',
  });
  await seen(form.getByRole('button', { name: 'Calendar file' })).toBeVisible();
  await userEvent.fill(form.getByLabelText('Date'), '');
  await eventually(async () => (await meeting())?.next).toBe(null);
});

test('where some take part online an idea may come from the chat, and so do the next ones', async () => {
  const { ideas } = await openMeeting({ mode: 'hybrid' });
  await button('From the chat').click();
  await seen(composer).toHaveFocus();
  await userEvent.keyboard('First{Enter}Second{Enter}');
  await eventually(() => rows.elements().length).toBe(2);
  await button('From the chat').click();
  await userEvent.keyboard('Third{Enter}');
  await eventually(async () => (await ideas()).map(({ source }) => source)).toEqual([
    'chat',
    'chat',
    'spoken',
  ]);
});

test('in a room nobody writes in a chat', async () => {
  await openMeeting({ mode: 'in-person' });
  expect(button('From the chat').elements()).toEqual([]);
});

test('a job title stays for the next ideas when a person says so', async () => {
  const { ideas } = await openMeeting();
  await button('Job title').click();
  await page.getByRole('checkbox', { name: 'Keep it for the next ideas' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'orderly' }).click();
  await userEvent.keyboard('First{Enter}Second{Enter}');
  await eventually(async () => (await ideas()).map(({ jobTitle }) => jobTitle)).toEqual([
    'orderly',
    'orderly',
  ]);
});

test('a paper sheet is typed in question by question: no clock runs, and Enter keeps line after line', async () => {
  const { ideas } = await openMeeting({ paper: true, place: 'means/means.disrupt' });
  await seen(page.getByRole('banner').getByText(/from paper/)).toBeVisible();
  expect(page.getByText(/\d+ min/).elements()).toEqual([]);
  await userEvent.type(composer, 'Wear red.{Enter}Slow down.{Enter}');
  await eventually(async () => (await ideas()).map(({ text }) => text)).toEqual(['Wear red.', 'Slow down.']);
  const part = page.getByRole('combobox', { name: 'Part of the sheet' });
  expect(part.element().querySelectorAll('option')).toHaveLength(14);
});

test('what to say is one press away, and goes with another', async () => {
  await openMeeting({ place: 'means/means.disrupt' });
  const phrases = page.getByRole('button', { name: 'What to say' });
  await phrases.click();
  await seen(page.getByText('“Noted, thank you.”')).toBeVisible();
  await phrases.click();
  await expect.element(page.getByText('“Noted, thank you.”')).not.toBeInTheDocument();
});

test('a short choice shows all there is, without a field that brings up a keyboard', async () => {
  await openMeeting({ place: 'kinds/kinds.quick' });
  await button('Kind: Idea').click();
  const dialog = page.getByRole('dialog', { name: 'Kind' });
  await seen(dialog.getByRole('button', { name: 'Obstacle' })).toBeVisible();
  expect(dialog.getByRole('textbox').elements()).toEqual([]);
  await seen(dialog.getByRole('button', { name: 'Idea' })).toHaveFocus();
  await dialog.getByRole('button', { name: 'Obstacle' }).click();
  await seen(button('Kind: Obstacle')).toBeVisible();
});

test('where no role was named yet, the list says nothing before words are sought', async () => {
  await openMeeting({ place: 'kinds/kinds.actions' });
  await button('Who: a role').click();
  const dialog = page.getByRole('dialog');
  const nothing = dialog.getByText('Nothing in the list matches.');
  await seen(dialog.getByRole('textbox')).toBeVisible();
  expect(nothing.elements()).toEqual([]);
});

test('an outcome that was typed is kept when another step is gone to, without its names', async () => {
  const { meeting, goTo } = await openMeeting({ place: 'means/outcome' });
  await userEvent.fill(page.getByRole('textbox'), 'Maria Gagnon leads.');
  await button('Next topic').click();
  await eventually(async () => (await meeting())?.outcomes).toEqual({ means: '[person 1] leads.' });
  goTo('/meeting');
  await seen(page.getByRole('textbox', { name: /^What came out of it/ })).toHaveValue('[person 1] leads.');
});

test('an outcome that could not be kept is told wherever one goes, and is in its field on the way back', async () => {
  let broken = true;
  const { meeting, goTo } = await openMeeting({
    place: 'means/outcome',
    before: () => (broken ? Promise.reject(new Error('gone')) : Promise.resolve()),
  });
  const outcome = page.getByRole('textbox', { name: /^What came out of it/ });
  await userEvent.fill(outcome, 'Red on Thursdays.');
  await button('Next topic').click();
  await seen(page.getByRole('banner')).toMatchTextContent('Not saved: go back to the meeting');
  goTo('/meeting');
  await seen(outcome).toHaveValue('Red on Thursdays.');
  await seen(page.getByText(/^Not kept/)).toBeVisible();
  broken = false;
  await button('Keep the outcome').click();
  await seen(page.getByText('Outcome kept')).toBeVisible();
  await seen(page.getByRole('banner')).toMatchTextContent('Saved on this device');
  expect((await meeting())?.outcomes).toEqual({ means: 'Red on Thursdays.' });
});

test('an outcome that is kept leads on, and the way back to the questions stays', async () => {
  await openMeeting({ place: 'means/outcome' });
  const colourOf = (name: string) => getComputedStyle(button(name).element()).backgroundColor;
  await userEvent.fill(page.getByRole('textbox'), 'Red on Thursdays.');
  const main = colourOf('Keep the outcome');
  await button('Keep the outcome').click();
  await seen(page.getByText('Outcome kept')).toBeVisible();
  expect(colourOf('Next topic')).toBe(main);
  expect(colourOf('Keep the outcome')).not.toBe(main);
  await seen(button('Previous')).toBeVisible();
});

test.each([
  ['on a phone', 414],
  ['on a laptop', 1280],
])('the context is read aloud by a voice of the device, and by no other, %s', async (_, width) => {
  const said: string[] = [];
  const voices = [
    { lang: 'en-CA', localService: false },
    { lang: 'en-GB', localService: true },
  ];
  vi.spyOn(speechSynthesis, 'getVoices').mockReturnValue(voices as SpeechSynthesisVoice[]);
  vi.spyOn(speechSynthesis, 'speak').mockImplementation(({ text, lang }) => said.push(`${lang}: ${text}`));
  vi.stubGlobal(
    'SpeechSynthesisUtterance',
    class extends EventTarget {
      readonly text: string;
      lang = '';
      constructor(text: string) {
        super();
        this.text = text;
      }
    },
  );
  await page.viewport(width, 896);
  onTestFinished(async () => {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
    await page.viewport(414, 896);
  });
  await openMeeting({ place: 'means/means.disrupt' });
  if (width === 414) await button('Context').click();
  await button('Read aloud').click();
  expect(said).toEqual(['en-GB: Together we are strong.', 'en-GB: Pressure rises step by step.']);
  await button('Stop reading').click();
  await seen(button('Read aloud')).toBeVisible();
});
