import { createRoot } from 'react-dom/client';
import { expect, onTestFinished, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { OutboxList, type OutboxItem } from '../../../src/capture/outbox-list.tsx';
import type { OutboxEntry } from '../../../src/contract/outbox-entry.ts';
import '../../../src/ui/base.css';
import { catalogues } from '../../../src/ui/catalogues.ts';
import { loadMessaging, MessagingProvider } from '../../../src/ui/i18n.tsx';

const now = Date.UTC(2031, 4, 17);

function entryOf(change: Partial<OutboxEntry> = {}): OutboxEntry {
  return {
    id: '3f2a9c41-0d5e-4b7a-9c1d-2e8f6a7b5c4d',
    meeting: crypto.randomUUID(),
    revision: 1,
    sha256: '0'.repeat(64),
    bytes: new Uint8Array(1),
    size: 3_420,
    ideas: 12,
    state: 'queued',
    tries: 0,
    nextTry: 0,
    trouble: null,
    receipt: null,
    receivedDay: null,
    epoch: null,
    ...change,
  };
}

async function show(
  change: Partial<OutboxEntry>,
  { online = true, waitsForWifi = false, alone = false } = {},
) {
  const entry = entryOf(change);
  const item: OutboxItem = {
    entry,
    meeting: entry.meeting === null ? null : { title: 'A guide', language: 'en', day: '2031-05-16' },
  };
  const acts = { onSend: vi.fn(), onHandOff: vi.fn(), onReceipt: vi.fn(), onDelete: vi.fn() };
  const messaging = await loadMessaging('en', catalogues);
  const container = document.body.appendChild(document.createElement('div'));
  const root = createRoot(container);
  root.render(
    <MessagingProvider messaging={messaging}>
      <OutboxList
        items={[item]}
        label="Outbox"
        online={online}
        waitsForWifi={waitsForWifi}
        alone={alone}
        now={now}
        {...acts}
      />
    </MessagingProvider>,
  );
  onTestFinished(() => {
    root.unmount();
    container.remove();
  });
  return { row: page.getByRole('listitem'), acts, entry };
}

test('what waits says so, with its size, and that it goes by itself', async () => {
  const { row, acts, entry } = await show({});
  await expect.element(row).toMatchTextContent('Ready to send · 12 ideas · 3.4 kB');
  await expect.element(row).toMatchTextContent('It is tried again in a moment.');
  await userEvent.click(row.getByRole('button', { name: 'Send this one' }));
  expect(acts.onSend).toHaveBeenCalledWith(entry.id);
  await userEvent.click(row.getByRole('button', { name: 'Hand off by file' }));
  expect(acts.onHandOff).toHaveBeenCalledWith(entry.id);
});

test('on mobile data, with Wi-Fi only, it says that it waits for Wi-Fi', async () => {
  const { row } = await show({}, { waitsForWifi: true });
  await expect.element(row).toMatchTextContent('It goes by itself over Wi-Fi.');
  await expect.element(row).not.toMatchTextContent('It is tried again');
});

test('the only one that waits has no buttons of its own: those above do the same', async () => {
  const { row } = await show({}, { alone: true });
  await expect.element(row).toMatchTextContent('Ready to send');
  expect(row.getByRole('button').elements()).toEqual([]);
});

test('a captive portal is said in plain words, with what to do and when it is tried again', async () => {
  const { row } = await show({ trouble: 'not-us', tries: 3, nextTry: now + 3 * 60_000 });
  await expect.element(row).toMatchTextContent('Not sent yet');
  await expect.element(row).toMatchTextContent('If a sign-in page shows, sign in, then send again.');
  await expect.element(row).toMatchTextContent('It is tried again in about 3 minutes.');
});

test('however the clock jumped, no try is said to be later than in a quarter of an hour', async () => {
  const { row } = await show({ trouble: 'busy', tries: 3, nextTry: now + 90 * 60_000 });
  await expect.element(row).toMatchTextContent('in about 15 minutes');
});

test('what is held promises nothing by itself', async () => {
  const { row } = await show({ state: 'held', trouble: 'invitation-refused', tries: 1 });
  await expect.element(row).toMatchTextContent('Ask your organizer for a new link');
  expect(row.element().textContent).not.toContain('It is tried again');
});

test('what was handed off is not confirmed before its receipt', async () => {
  const { row } = await show({ handedOff: true, trouble: 'offline' }, { online: false });
  await expect.element(row).toMatchTextContent('Not confirmed: this changes only when a receipt comes.');
});

test('what was sent shows its receipt and cannot be sent again', async () => {
  const { row, acts, entry } = await show({ state: 'received', receivedDay: '2031-05-17' });
  await expect.element(row).toMatchTextContent('Sent · 12 ideas');
  await expect.element(row).toMatchTextContent('receipt 3F2A-9C41');
  expect(row.getByRole('button', { name: 'Send this one' }).elements()).toEqual([]);
  await userEvent.click(row.getByRole('button', { name: 'Receipt' }));
  expect(acts.onReceipt).toHaveBeenCalledWith(entry.meeting);
});

test('what is carried for someone else can be taken off, and nothing is known of what is inside', async () => {
  const { row, acts, entry } = await show({ meeting: null, ideas: 0, state: 'held', trouble: 'rejected' });
  await expect.element(row).toMatchTextContent('Carried for someone else');
  await expect.element(row).toMatchTextContent('Tell the person who gave you the file');
  expect(row.element().textContent).not.toContain('ideas');
  await userEvent.click(row.getByRole('button', { name: 'Take off this device' }));
  expect(acts.onDelete).toHaveBeenCalledWith(entry.id);
});
