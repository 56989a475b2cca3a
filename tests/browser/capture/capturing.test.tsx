import { describe, expect, onTestFinished, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { composer, openMeeting, patience, rows, seen } from './world.tsx';

const eventually = <T,>(value: () => T) => expect.poll(value, patience);

test('Enter keeps the idea, the field is empty again and still has the focus', async () => {
  const { ideas } = await openMeeting();
  await userEvent.type(composer, 'Maria Gagnon would do the banner drop again.{Enter}');
  await seen(rows).toMatchTextContent('person 1 would do the banner drop again.');
  await seen(rows).toMatchTextContent('1 name removed');
  await seen(composer).toHaveFocus();
  await seen(composer).toHaveValue('');
  await seen(page.getByText('Idea 1 kept, 1 name removed')).toBeInTheDocument();
  expect((await ideas()).map((idea) => idea.text)).toEqual(['[person 1] would do the banner drop again.']);
});

test('ideas typed as fast as keys go are all kept, once, in order', async () => {
  const { ideas } = await openMeeting();
  const words = Array.from({ length: 12 }, (_, n) => `Idea of the number ${n}`);
  await userEvent.type(composer, words.map((each) => `${each}{Enter}{Enter}`).join(''));
  await eventually(async () => (await ideas()).map((idea) => idea.text)).toEqual(words);
  await eventually(() => rows.elements().length).toBe(words.length);
});

test('a text stands in the field until its row does, and no second Enter doubles it', async () => {
  const gate = Promise.withResolvers<void>();
  const { ideas } = await openMeeting({ before: () => gate.promise, patience: () => new Promise(() => {}) });
  await userEvent.type(composer, 'Sing in the lobby.{Enter}');
  await seen(composer).toHaveValue('Sing in the lobby.');
  await userEvent.type(composer, '{Enter}');
  await seen(composer).toHaveValue('');
  gate.resolve();
  await seen(rows).toMatchTextContent('Sing in the lobby.');
  expect(await ideas()).toHaveLength(1);
});

test('what is pasted or composed behind an Enter is the next idea alone', async () => {
  const gate = Promise.withResolvers<void>();
  const { ideas } = await openMeeting({ before: () => gate.promise, patience: () => new Promise(() => {}) });
  const field = composer.element() as HTMLTextAreaElement;
  const behind = {
    paste: () =>
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: new DataTransfer(), bubbles: true })),
    composition: () => field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true })),
    input: () =>
      field.dispatchEvent(
        new InputEvent('beforeinput', { inputType: 'insertText', data: 'x', bubbles: true }),
      ),
  };
  for (const [way, begin] of Object.entries(behind)) {
    await userEvent.type(composer, `Sing by ${way}.{Enter}`);
    await seen(composer).toHaveValue(`Sing by ${way}.`);
    begin();
    await seen(composer).toHaveValue('');
  }
  gate.resolve();
  await eventually(async () => (await ideas()).length).toBe(3);
});

test('the next idea can be typed while the one before is still on its way, and nothing raw is stored', async () => {
  const gate = Promise.withResolvers<void>();
  const { ideas, stored } = await openMeeting({ before: () => gate.promise });
  await userEvent.type(composer, 'Ask Maria Gagnon.{Enter}And then go on');
  await expect
    .element(page.getByRole('list', { name: 'On their way' }))
    .toMatchTextContent('Ask Maria Gagnon.');
  await seen(page.getByText('Keeping…').first()).toBeVisible();
  await seen(composer).toHaveValue('And then go on');
  expect(await stored()).not.toContain('Maria');
  gate.resolve();
  await seen(rows).toMatchTextContent('Ask person 1.');
  await seen(composer).toHaveValue('And then go on');
  expect(await ideas()).toHaveLength(1);
});

test('when stripping fails the text comes back to the composer with a plain sentence, and is not stored', async () => {
  let broken = true;
  const { ideas, stored } = await openMeeting({
    before: () => (broken ? Promise.reject(new Error('gone')) : Promise.resolve()),
  });
  await userEvent.type(composer, 'Ask Maria Gagnon.{Enter}');
  await seen(page.getByRole('alert')).toMatchTextContent('Not kept');
  await seen(composer).toHaveValue('Ask Maria Gagnon.');
  expect(await stored()).not.toContain('Maria');
  broken = false;
  await userEvent.type(composer, '{Enter}');
  await seen(rows).toMatchTextContent('Ask person 1.');
  expect(await ideas()).toHaveLength(1);
});

describe('while an idea that could not be kept is in the composer', () => {
  async function refuse() {
    let broken = true;
    const world = await openMeeting({
      before: () => (broken ? Promise.reject(new Error('gone')) : Promise.resolve()),
    });
    await userEvent.type(composer, 'Wear red.{Enter}');
    await seen(page.getByRole('alert')).toMatchTextContent('Not kept');
    await seen(stateLine()).toMatchTextContent('Not saved: read the message');
    return { ...world, mend: () => (broken = false) };
  }
  const stateLine = () => page.getByRole('banner');

  test('the state line says so, whatever is typed, until it is kept', async () => {
    const { mend } = await refuse();
    await userEvent.type(composer, ' All of us.');
    await seen(stateLine()).toMatchTextContent('Not saved: read the message');
    mend();
    await userEvent.type(composer, '{Enter}');
    await seen(rows).toMatchTextContent('Wear red. All of us.');
    await seen(stateLine()).toMatchTextContent('Saved on this device');
    await seen(page.getByRole('alert')).not.toBeInTheDocument();
  });

  test('the state line says so until the field is emptied', async () => {
    await refuse();
    await userEvent.clear(composer);
    await seen(stateLine()).toMatchTextContent('Saved on this device');
    await seen(page.getByRole('alert')).not.toBeInTheDocument();
  });

  test('the other screens say so too, and it is still told on the way back', async () => {
    const { goTo } = await refuse();
    goTo('/settings');
    await seen(page.getByText('Not saved: go back to the meeting').first()).toBeVisible();
    goTo('/meeting');
    await seen(page.getByRole('alert')).toMatchTextContent('Not kept');
    await seen(composer).toHaveValue('Wear red.');
    await seen(stateLine()).toMatchTextContent('Not saved: read the message');
  });
});

test('an edit that could not be kept is told by the state line until it is, or is given up', async () => {
  let broken = false;
  await openMeeting({ before: () => (broken ? Promise.reject(new Error('gone')) : Promise.resolve()) });
  await userEvent.type(composer, 'Wear red.{Enter}');
  await seen(rows).toMatchTextContent('Wear red.');
  broken = true;
  await userEvent.type(composer, '{ArrowUp}');
  const field = page.getByRole('textbox', { name: 'Text of idea 1' });
  await userEvent.type(field, ' All.{Enter}');
  await seen(page.getByRole('banner')).toMatchTextContent('Not saved: read the message');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await seen(page.getByRole('banner')).toMatchTextContent('Saved on this device');
});

test('a failed idea does not overwrite what is being typed: it waits beside it', async () => {
  const gate = Promise.withResolvers<void>();
  const { ideas } = await openMeeting({ before: () => gate.promise });
  await userEvent.type(composer, 'First idea.{Enter}Second');
  gate.reject(new Error('gone'));
  await seen(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  await seen(composer).toHaveValue('Second');
  await seen(page.getByRole('list', { name: 'On their way' })).toMatchTextContent('First idea.');
  expect(await ideas()).toEqual([]);
});

test('what is being typed is nowhere but in the field', async () => {
  const { stored } = await openMeeting();
  await userEvent.type(composer, 'Half a thought about Maria');
  expect(await stored()).not.toContain('thought');
  const visible = [location.href, document.title, JSON.stringify(history.state)].join(' ');
  const kept = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })].join(' ');
  expect(`${visible} ${kept}`).not.toContain('thought');
  const field = composer.element();
  expect(field.getAttribute('autocomplete')).toBe('off');
  expect(field.getAttribute('spellcheck')).toBe('false');
  expect(field.getAttribute('autocorrect')).toBe('off');
});

test('a name is underlined where it stands while it is typed, and the line goes with the word', async () => {
  await openMeeting();
  await userEvent.type(composer, 'Ask Maria Gagnon about it');
  const mirror = () => composer.element().parentElement?.querySelector('[aria-hidden="true"]');
  const underlined = () => [...(mirror()?.querySelectorAll('span') ?? [])].map((span) => span.textContent);
  await eventually(underlined).toEqual(['Maria Gagnon']);
  const field = composer.element();
  await eventually(() => mirror()?.clientHeight).toBe(field.clientHeight);
  expect(mirror()?.clientWidth).toBe(field.clientWidth);
  for (const metric of ['font', 'padding', 'letterSpacing', 'whiteSpace', 'overflowWrap'] as const) {
    const value = getComputedStyle(field)[metric];
    expect([metric, getComputedStyle(mirror() ?? field)[metric]]).toEqual([metric, value]);
  }
  await userEvent.clear(composer);
  await eventually(underlined).toEqual([]);
});

test('Shift+Enter makes a new line; Enter that confirms a composed word keeps nothing', async () => {
  const { ideas } = await openMeeting();
  await userEvent.type(composer, 'One{Shift>}{Enter}{/Shift}two');
  await seen(composer).toHaveValue('One\ntwo');
  composer
    .element()
    .dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true }),
    );
  expect(await ideas()).toEqual([]);
  await userEvent.type(composer, '{Enter}');
  await eventually(async () => (await ideas()).map((idea) => idea.text)).toEqual(['One\ntwo']);
});

test('spaces alone are no idea', async () => {
  const { ideas } = await openMeeting();
  await userEvent.type(composer, '   {Enter}');
  expect(await ideas()).toEqual([]);
});

test('a text over the limit stays in the composer, whole', async () => {
  const { ideas } = await openMeeting();
  await userEvent.fill(composer, 'a'.repeat(20_001));
  await userEvent.type(composer, '{Enter}');
  await seen(page.getByRole('alert')).toMatchTextContent('too long');
  await seen(composer).toHaveValue('a'.repeat(20_001));
  expect(await ideas()).toEqual([]);
});

test('the sector carries over to the next idea, the job title does not', async () => {
  const { ideas } = await openMeeting();
  await page.getByRole('button', { name: 'Sector' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Health' }).click();
  await page.getByRole('button', { name: 'Job title' }).click();
  await userEvent.type(page.getByRole('dialog').getByRole('textbox'), 'ORD{Enter}');
  await seen(composer).toHaveFocus();
  await userEvent.keyboard('First{Enter}Second{Enter}');
  await eventually(async () => (await ideas()).map(({ sector, jobTitle }) => [sector, jobTitle])).toEqual([
    ['health', 'orderly'],
    ['health', null],
  ]);
  await seen(page.getByRole('button', { name: 'Sector: Health' })).toBeVisible();
});

test('a removed idea comes back with Undo, to its own place', async () => {
  const { ideas } = await openMeeting();
  await userEvent.type(composer, 'First{Enter}Second{Enter}Third{Enter}');
  await page.getByRole('button', { name: 'More for idea 2' }).click();
  await page.getByRole('button', { name: 'Remove idea 2' }).click();
  await seen(page.getByText('Idea 2 removed.')).toBeVisible();
  expect((await ideas()).map((idea) => idea.text)).toEqual(['First', 'Third']);
  await page.getByRole('button', { name: 'Undo' }).click();
  await eventually(async () => (await ideas()).map((idea) => idea.text)).toEqual([
    'First',
    'Second',
    'Third',
  ]);
});

test('in an empty composer ↑ edits the last idea; Ctrl+Z undoes the edit, then takes the idea back', async () => {
  const { ideas } = await openMeeting();
  await userEvent.type(composer, 'First{Enter}Second{Enter}');
  await eventually(() => rows.elements().length).toBe(2);
  await userEvent.keyboard('{ArrowUp}');
  const field = page.getByRole('textbox', { name: 'Text of idea 2' });
  await seen(field).toHaveFocus();
  await userEvent.keyboard(' thought{Enter}');
  await eventually(async () => (await ideas()).map((idea) => idea.text)).toEqual(['First', 'Second thought']);
  await seen(composer).toHaveFocus();
  await userEvent.keyboard('{Control>}z{/Control}');
  await eventually(async () => (await ideas()).map((idea) => idea.text)).toEqual(['First', 'Second']);
  await userEvent.keyboard('{Control>}z{/Control}');
  await eventually(async () => (await ideas()).map((idea) => idea.text)).toEqual(['First']);
});

test('one press moves an idea to the topic where it belongs, and Undo brings it back', async () => {
  const { ideas } = await openMeeting();
  await userEvent.type(composer, 'Strike on a Monday{Enter}');
  await page.getByRole('button', { name: 'Move idea 1 to Strikes' }).click();
  await seen(page.getByText('Idea 1 moved to Strikes.')).toBeVisible();
  expect(await ideas()).toMatchObject([{ topic: 'strikes', question: null }]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await eventually(ideas).toMatchObject([{ topic: 'means', question: 'means.disrupt' }]);
});

test('“Not a name?” puts the word back', async () => {
  const { ideas } = await openMeeting();
  await userEvent.type(composer, 'Ask Maria Gagnon.{Enter}');
  await page.getByRole('button', { name: 'Not a name? Idea 1' }).click();
  await eventually(async () => (await ideas()).map((idea) => idea.text)).toEqual(['Ask Maria Gagnon.']);
  await seen(page.getByRole('button', { name: /Not a name/ })).not.toBeInTheDocument();
});

test('a maybe is shown as one, and Keep puts its word back in every idea', async () => {
  const { ideas } = await openMeeting({ maybe: true });
  await userEvent.type(composer, 'Ask Maria Gagnon.{Enter}Maria Gagnon again.{Enter}');
  await seen(page.getByText('Maybe a name: removed').first()).toBeVisible();
  await seen(rows.first()).toMatchTextContent('Ask person 1?.');
  await eventually(() => rows.elements().length).toBe(2);
  await page.getByRole('button', { name: 'Keep “Maria Gagnon”, idea 1' }).click();
  await eventually(async () => (await ideas()).map((idea) => idea.text)).toEqual([
    'Ask Maria Gagnon.',
    'Maria Gagnon again.',
  ]);
  await seen(page.getByText('Maybe a name: removed')).not.toBeInTheDocument();
});

test('a missed name is marked on its row, goes from every idea, and comes back with Undo', async () => {
  const { ideas, stored } = await openMeeting();
  await userEvent.type(composer, 'We saw the turnip.{Enter}Ask a turnip twice.{Enter}');
  await eventually(() => rows.elements().length).toBe(2);
  await page.getByRole('button', { name: 'A name? Mark it in idea 1' }).click();
  const dialog = page.getByRole('dialog', { name: 'Which word is a name?' });
  await seen(dialog.getByRole('button', { name: 'Remove it everywhere' })).toBeDisabled();
  for (const button of dialog.getByRole('button').elements()) {
    const { width, height } = button.getBoundingClientRect();
    expect([button.textContent, Math.min(width, height) >= 48]).toEqual([button.textContent, true]);
  }
  await dialog.getByRole('button', { name: 'turnip' }).click();
  await dialog.getByRole('button', { name: 'Remove it everywhere' }).click();
  await eventually(async () => (await ideas()).map((idea) => idea.text)).toEqual([
    'We saw the [person 1].',
    'Ask a [person 1] twice.',
  ]);
  expect(await stored()).not.toContain('turnip');
  await page.getByRole('button', { name: 'Undo' }).click();
  await eventually(async () => (await ideas()).map((idea) => idea.text)).toEqual([
    'We saw the turnip.',
    'Ask a turnip twice.',
  ]);
});

test('while editing, the word with the cursor can be said to be a name', async () => {
  const { ideas } = await openMeeting();
  await userEvent.type(composer, 'We saw the turnip{Enter}');
  await page.getByRole('button', { name: 'Edit idea 1' }).click();
  await userEvent.keyboard(' ');
  await page.getByRole('button', { name: 'It is a name' }).click();
  await seen(page.getByRole('alert')).toMatchTextContent('put the cursor in it');
  await userEvent.keyboard('{Backspace}');
  await page.getByRole('button', { name: 'It is a name' }).click();
  await eventually(async () => (await ideas()).map((idea) => idea.text)).toEqual(['We saw the [person 1]']);
  await seen(page.getByRole('textbox', { name: 'Text of idea 1' })).not.toBeInTheDocument();
});

test.each([
  ['en', 'New idea: What would disrupt your workplace?', 'Add'],
  ['fr', 'Nouvelle idée\u00a0: What would disrupt your workplace?', 'Ajouter'],
] as const)(
  'in %s the field is named after its question, and every target is 48 px',
  async (language, name, add) => {
    await openMeeting({ language });
    await seen(page.getByRole('textbox', { name, exact: true })).toBeVisible();
    await seen(page.getByRole('button', { name: add, exact: true })).toBeVisible();
    for (const button of page.getByRole('button').elements()) {
      const { width, height } = button.getBoundingClientRect();
      expect([button.textContent, Math.min(width, height) >= 48]).toEqual([button.textContent, true]);
    }
  },
);

test('with the largest text on a small phone the composer is in sight, and nothing is wider than the screen', async () => {
  const { style } = document.documentElement;
  await page.viewport(320, 640);
  style.fontSize = '196.875%';
  onTestFinished(async () => {
    style.fontSize = '';
    await page.viewport(414, 896);
  });
  await openMeeting();
  await userEvent.type(composer, 'Wear red.{Enter}');
  await eventually(() => rows.elements().length).toBe(1);
  const { bottom, top, right } = composer.element().getBoundingClientRect();
  expect(top).toBeGreaterThan(0);
  expect(bottom).toBeLessThanOrEqual(640);
  expect(right).toBeLessThanOrEqual(320);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  for (const cut of document.querySelectorAll<HTMLElement>('h1, h2, p, li button')) {
    const box = cut.getBoundingClientRect();
    if (box.width > 1) expect(box.right, cut.textContent).toBeLessThanOrEqual(321);
  }
});
