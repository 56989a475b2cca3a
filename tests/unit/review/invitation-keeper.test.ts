import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { encodeInvitation, invitationLink, type Invitation } from '../../../src/contract/invitation.ts';
import { createInvitationKeeper, readInvitation } from '../../../src/review/invitation-keeper.ts';

const invitation: Invitation = {
  v: 1,
  role: 'reviewer',
  campaign: randomUUID(),
  id: randomUUID(),
  token: `cr_${randomBytes(32).toString('base64url')}`,
  recipients: [],
};

function memoryStorage(): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    clear: () => items.clear(),
    getItem: (key) => items.get(key) ?? null,
    key: (index) => [...items.keys()][index] ?? null,
    removeItem: (key) => void items.delete(key),
    setItem: (key, value) => void items.set(key, value),
  };
}

describe('a reviewer’s link', () => {
  test.for([
    ['a whole link', invitationLink('https://review.example.org/', invitation)],
    ['a fragment', `#/open/${encodeInvitation(invitation)}`],
    [
      'a link that a mail program broke into lines',
      invitationLink('https://r.example', invitation).replace(/(.{60})/g, '$1\n'),
    ],
  ])('is read from %s', ([, given]) => {
    expect(readInvitation(given!)).toEqual({ type: 'invitation', invitation });
  });

  test('that is cut, absent or of the other app is told apart', () => {
    const link = invitationLink('https://r.example', invitation);
    expect(readInvitation(link.slice(0, -9)).type).toBe('unreadable');
    expect(readInvitation('').type).toBe('absent');
    expect(readInvitation('#').type).toBe('absent');
    const facilitator = { ...invitation, role: 'facilitator' as const, token: `cf_${'a'.repeat(43)}` };
    expect(readInvitation(invitationLink('https://a.example', facilitator)).type).toBe('facilitator');
  });

  test('is recalled after a reload until it is forgotten', () => {
    const storage = memoryStorage();
    createInvitationKeeper(storage).keep(invitation);
    expect(createInvitationKeeper(storage).recall()).toEqual(invitation);
    createInvitationKeeper(storage).forget();
    expect(createInvitationKeeper(storage).recall()).toBeNull();
    expect(storage.length).toBe(0);
  });

  test('that was spoiled in the storage is not recalled', () => {
    const storage = memoryStorage();
    createInvitationKeeper(storage).keep(invitation);
    storage.setItem(storage.key(0)!, '{"v":2}');
    expect(createInvitationKeeper(storage).recall()).toBeNull();
    storage.setItem(storage.key(0)!, 'not JSON');
    expect(createInvitationKeeper(storage).recall()).toBeNull();
  });
});
