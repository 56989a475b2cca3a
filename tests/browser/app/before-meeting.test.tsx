import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { encodeQR } from 'qr';
import { AgendaPage } from '../../../src/app/agenda-page.tsx';
import { JoinPage } from '../../../src/app/join-page.tsx';
import { StartPage } from '../../../src/app/start-page.tsx';
import { readQrFromPicture } from '../../../src/app/read-qr.ts';
import { invitationLink } from '../../../src/contract/invitation.ts';
import type { FollowUp } from '../../../src/contract/follow-up.ts';
import type { StrippedText } from '../../../src/contract/redaction.ts';
import type { Enrolment } from '../../../src/store/db.ts';
import { listIdeas } from '../../../src/store/ideas.ts';
import { createWorld, guide, invitation, lists } from './world.tsx';

const link = invitationLink('https://calepin.example', invitation);

/** A picture of a QR code with a margin, as a camera's would be. */
async function drawQr(text: string): Promise<Blob> {
  const modules = encodeQR(text, 'raw', { border: 4 });
  const size = 5;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = modules.length * size;
  const context = canvas.getContext('2d')!;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = '#000';
  modules.forEach((row, y) => {
    row.forEach((dark, x) => dark && context.fillRect(x * size, y * size, size, size));
  });
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob!), 'image/png'));
}

test('the QR code of an invitation is read from a picture; a picture of anything else holds none', async () => {
  expect(await readQrFromPicture(await drawQr(link))).toBe(link);
  expect(await readQrFromPicture(new Blob(['not a picture']))).toBeNull();
  const blank = document.createElement('canvas');
  const blob = await new Promise<Blob>((resolve) => blank.toBlob((made) => resolve(made!)));
  expect(await readQrFromPicture(blob)).toBeNull();
});

test('without a network a pasted message is kept as an invitation, and it is said so', async () => {
  const world = await createWorld();
  await world.db.meetings.clear();
  world.show(<JoinPage joined={false} />);
  await page.getByRole('textbox').fill(`Hello! Here is your link:\n${link}\nSee you.`);
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect.element(page.getByText('There is no network right now.')).toBeVisible();
  expect(world.inbox.view()).toEqual({ type: 'invitation', invitation });
});

test('an invitation to another campaign waits until the open meeting is finished, and it is said so', async () => {
  const world = await createWorld();
  world.show(<JoinPage joined />);
  await page.getByRole('textbox').fill(link);
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect
    .element(page.getByText('Meetings of another campaign are still on this device.'))
    .toBeVisible();
  expect(await world.db.meetings.count()).toBe(1);
});

test('a text without an invitation is said to be none, with what to do', async () => {
  const world = await createWorld();
  world.show(<JoinPage joined={false} />);
  await page.getByRole('textbox').fill('See you on Thursday.');
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect.element(page.getByText('There is no complete invitation in this text.')).toBeVisible();
});

test('a topic says where it stands: not started, ticked, ideas, skipped', async () => {
  const world = await createWorld();
  world.show(<AgendaPage id={world.meeting.id} lists={lists} />);
  const topics = page.getByRole('list', { name: 'Topics' });
  await expect.element(topics.getByText('Not started').nth(1)).toBeVisible();
  await world.db.meetings.update(world.meeting.id, { asked: ['welcome.land'] });
  await expect.element(topics.getByText('1 of 2 done')).toBeVisible();
  await page.getByRole('button', { name: 'Skip' }).nth(1).click();
  await expect.element(topics.getByText('Skipped')).toBeVisible();
  expect((await world.db.meetings.get(world.meeting.id))?.skipped).toEqual(['means']);
  await page.getByRole('button', { name: 'Take it back in' }).click();
  expect((await world.db.meetings.get(world.meeting.id))?.skipped).toEqual([]);
});

test('a question put first is the one that its topic opens with', async () => {
  const world = await createWorld();
  world.show(<AgendaPage id={world.meeting.id} lists={lists} />);
  await page.getByText('2 questions').click();
  const pin = page.getByRole('button', { name: /What next\?$/ }).last();
  await pin.click();
  await expect.element(pin).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: 'Open' }).nth(1).click();
  expect(world.places.at(-1)).toBe(`/meeting/${world.meeting.id}/means/means.disrupt`);
});

test('points of the last meeting are taken up in this one, or dropped; the focus is not lost', async () => {
  const world = await createWorld();
  const [bus, hall] = ['The bus, again', 'Which hall?'] as StrippedText[];
  const last: FollowUp = {
    meeting: crypto.randomUUID(),
    guide: guide.id,
    date: '2031-04-02',
    language: 'en',
    keyPoints: [],
    actions: [],
    carriedOver: [bus!, hall!],
    next: null,
  };
  await world.db.followUps.add(last);
  world.show(<AgendaPage id={world.meeting.id} lists={lists} />);
  await page.getByRole('button', { name: 'Take it up today' }).first().click();
  await expect.element(page.getByText('The bus, again')).not.toBeInTheDocument();
  await expect
    .element(page.getByRole('heading', { name: 'From the meeting of April 2, 2031' }))
    .toHaveFocus();
  await page.getByRole('button', { name: 'Drop it' }).click();
  await expect.element(page.getByText('Which hall?')).not.toBeInTheDocument();
  expect((await listIdeas(world.db, world.meeting.id)).map(({ text, topic }) => [topic, text])).toEqual([
    ['means', 'The bus, again'],
  ]);
  expect(await world.db.followUps.count()).toBe(0);
});

test('the language of the notes can change while the meeting runs', async () => {
  const world = await createWorld();
  world.show(<AgendaPage id={world.meeting.id} lists={lists} />);
  await userEvent.click(page.getByText('French', { exact: true }));
  await expect.element(page.getByRole('radio', { name: 'French' })).toBeChecked();
  expect((await world.db.meetings.get(world.meeting.id))?.fields.language).toBe('fr');
});

test('the planned minutes of a topic change on the agenda; empty is as the guide says', async () => {
  const world = await createWorld();
  world.show(<AgendaPage id={world.meeting.id} lists={lists} />);
  const minutes = () => page.getByRole('textbox', { name: /minutes planned.*Means of action/ });
  const kept = async () => (await world.db.meetings.get(world.meeting.id))?.minutes;
  await minutes().fill('45');
  await userEvent.keyboard('{Enter}');
  await expect.poll(kept).toEqual({ means: 45 });
  await minutes().fill('lots');
  await userEvent.tab();
  await expect.element(page.getByRole('alert')).toBeVisible();
  expect(await kept()).toEqual({ means: 45 });
  await minutes().fill('');
  await userEvent.tab();
  await expect.poll(kept).toEqual({});
});

test('planned minutes that are typed while others are being kept stay in their field', async () => {
  const world = await createWorld();
  world.show(<AgendaPage id={world.meeting.id} lists={lists} />);
  const field = page.getByRole('textbox', { name: /minutes planned.*Means of action/ });
  const kept = async () => (await world.db.meetings.get(world.meeting.id))?.minutes;
  await field.fill('45');
  const input = field.element() as HTMLInputElement;
  input.blur();
  await field.fill('lots');
  await expect.poll(kept).toEqual({ means: 45 });
  // Another change of the meeting is on screen only after that one.
  await world.db.meetings.update(world.meeting.id, { skipped: ['welcome'] });
  await expect.element(page.getByText('Skipped')).toBeVisible();
  expect(input.isConnected).toBe(true);
  expect(input.value).toBe('lots');
});

test('a question of one’s own joins its topic, stripped; without ideas it can be taken off', async () => {
  const world = await createWorld();
  world.show(<AgendaPage id={world.meeting.id} lists={lists} />);
  await page.getByText('2 questions').click();
  await page.getByRole('button', { name: 'Add a question' }).click();
  await page.getByRole('textbox', { name: /^Your question for/ }).fill('What would Maria need?');
  await page.getByRole('button', { name: 'Keep the question' }).click();
  await page.getByRole('button', { name: 'What would [person 1] need?', exact: true }).click();
  expect(world.places.at(-1)).toMatch(/means\/own\.[0-9a-f]{8}$/);
  expect(JSON.stringify(await world.db.meetings.toArray())).not.toContain('Maria');
  await page.getByRole('button', { name: /^Take off the question/ }).click();
  await expect.element(page.getByText('2 questions')).toBeVisible();
  expect((await world.db.meetings.get(world.meeting.id))?.questions).toEqual([]);
});

test('a paper sheet is typed in under the date of its meeting, which is asked', async () => {
  const world = await createWorld();
  const campaign = { id: crypto.randomUUID(), guides: [guide], lists } as unknown as Enrolment['campaign'];
  const enrolment = { key: 'enrolment', invitation, campaign } as Enrolment;
  world.show(<StartPage enrolment={enrolment} like={null} paper />);
  await page.getByRole('button', { name: 'Type in the notes' }).click();
  await expect.element(page.getByRole('alert')).toBeVisible();
  expect(await world.db.meetings.count()).toBe(1);
  await page.getByLabelText('Date of the meeting').fill('2031-05-02');
  await page.getByRole('button', { name: 'Type in the notes' }).click();
  await expect.poll(() => world.db.meetings.count()).toBe(2);
  const typed = (await world.db.meetings.toArray()).find(({ paper }) => paper);
  expect(typed?.fields.date).toBe('2031-05-02');
});

test('what is to be corrected takes the focus when the form is sent, and never from a field that is typed in', async () => {
  const world = await createWorld();
  const campaign = { id: crypto.randomUUID(), guides: [guide], lists } as unknown as Enrolment['campaign'];
  const enrolment = { key: 'enrolment', invitation, campaign } as Enrolment;
  world.show(<StartPage enrolment={enrolment} like={null} paper={false} />);
  await page.getByLabelText('People present').fill('many');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  const summary = page.getByRole('alert');
  await expect.element(summary).toHaveFocus();
  await page.getByText('Planned minutes of each topic').click();
  const minutes = page.getByRole('textbox', { name: 'Means of action' });
  await minutes.fill('');
  await userEvent.keyboard('1x5');
  await expect.element(minutes).toHaveFocus();
  await expect.element(minutes).toHaveValue('1x5');
  expect(summary.getByRole('button').elements()).toHaveLength(2);
  // All is right, and then something is wrong again while it is typed.
  await page.getByLabelText('People present').fill('12');
  await minutes.fill('15');
  await expect.element(summary).not.toBeInTheDocument();
  await userEvent.keyboard('x');
  await expect.element(summary).toBeVisible();
  await expect.element(minutes).toHaveFocus();
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect.element(summary).toHaveFocus();
});

test('who goes to a field at the moment in which the list of corrections appears stays in the field', async () => {
  const world = await createWorld();
  const campaign = { id: crypto.randomUUID(), guides: [guide], lists } as unknown as Enrolment['campaign'];
  const enrolment = { key: 'enrolment', invitation, campaign } as Enrolment;
  world.show(<StartPage enrolment={enrolment} like={null} paper={false} />);
  const present = page.getByLabelText('People present');
  await present.fill('many');
  const focusedByThePress = new Promise((resolve) => {
    const watch = new MutationObserver(() => {
      const line = document.querySelector<HTMLElement>('[role=alert] button');
      if (!line) return;
      watch.disconnect();
      line.click();
      resolve(document.activeElement);
    });
    watch.observe(document.body, { childList: true, subtree: true });
  });
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  expect(await focusedByThePress).toBe(present.element());
  // Two frames: by then the page has done all that it does after a drawing.
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  expect(document.activeElement).toBe(present.element());
});
