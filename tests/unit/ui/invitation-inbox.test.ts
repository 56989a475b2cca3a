import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { createInvitationInbox, takeFromAddress } from '../../../src/app/invitation-inbox.ts';
import { encodeInvitation, invitationLink, type Invitation } from '../../../src/contract/invitation.ts';

const invitation: Invitation = {
  v: 1,
  role: 'facilitator',
  campaign: randomUUID(),
  id: randomUUID(),
  token: `cf_${'x'.repeat(43)}`,
  recipients: [`age1${'q'.repeat(58)}`],
};
const link = invitationLink('https://calepin.example', invitation);

test('an invitation that came without a network is still there after a restart', () => {
  const storage = createStorage();
  createInvitationInbox(storage).receive(link);
  expect(createInvitationInbox(storage).view()).toEqual({ type: 'invitation', invitation });
});

test('once joined, nothing of it stays in the storage', () => {
  const storage = createStorage();
  const inbox = createInvitationInbox(storage);
  inbox.receive(link);
  inbox.clear();
  expect(storage.length).toBe(0);
  expect(inbox.view()).toEqual({ type: 'none' });
});

test('a link that lost its end is said to be mistyped', () => {
  const inbox = createInvitationInbox(createStorage());
  inbox.receive(link.slice(0, -9));
  expect(inbox.view()).toEqual({ type: 'mistyped' });
});

test('a reviewer’s link is recognised, and not kept', () => {
  const storage = createStorage();
  const inbox = createInvitationInbox(storage);
  inbox.receive(encodeInvitation({ ...invitation, role: 'reviewer', token: `cr_${'x'.repeat(43)}` }));
  expect(inbox.view()).toMatchObject({ type: 'invitation', invitation: { role: 'reviewer' } });
  expect(storage.length).toBe(0);
});

test('a browser that refuses storage can still join while the page is open', () => {
  const refuse = () => {
    throw new DOMException('denied', 'SecurityError');
  };
  const inbox = createInvitationInbox({
    ...createStorage(),
    getItem: refuse,
    setItem: refuse,
    removeItem: refuse,
  });
  inbox.receive(link);
  expect(inbox.view()).toEqual({ type: 'invitation', invitation });
  inbox.clear();
  expect(inbox.view()).toEqual({ type: 'none' });
});

test('the address is replaced before anything else sees the payload', () => {
  const inbox = createInvitationInbox(createStorage());
  const replaced: unknown[] = [];
  const history = { replaceState: (...args: unknown[]) => replaced.push(args[2]) };
  takeFromAddress(inbox, { hash: new URL(link).hash } as Location, history as unknown as History);
  expect(replaced).toEqual(['#/join']);
  expect(inbox.view().type).toBe('invitation');
});

test('other addresses are left alone', () => {
  const inbox = createInvitationInbox(createStorage());
  for (const hash of ['', '#/', '#/join', '#/settings', '#/start']) {
    takeFromAddress(
      inbox,
      { hash } as Location,
      {
        replaceState() {
          throw new Error('touched');
        },
      } as unknown as History,
    );
  }
  expect(inbox.view()).toEqual({ type: 'none' });
});

function createStorage(): Storage {
  const values = new Map<string, string>();
  return {
    get length() {
      return values.size;
    },
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
    clear: () => values.clear(),
    key: (index) => [...values.keys()][index] ?? null,
  };
}
