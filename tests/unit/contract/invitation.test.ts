import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  decodeInvitation,
  encodeInvitation,
  invitationLink,
  type Invitation,
} from '../../../src/contract/invitation.ts';

const invitation: Invitation = {
  v: 1,
  role: 'facilitator',
  campaign: randomUUID(),
  id: randomUUID(),
  token: `cf_${'x'.repeat(43)}`,
  recipients: [`age1${'q'.repeat(58)}`, `age1${'z'.repeat(58)}`],
};
const link = invitationLink('https://calepin.example', invitation);

test('an invitation is found in the message that it came in', () => {
  for (const text of [
    link,
    `Hello,\n\nhere is your link: ${link}\n\nSee you on Thursday, Marie`,
    `Your link: <${link}>.`,
    `« ${link} »`,
    encodeInvitation(invitation),
    `  ${encodeInvitation(invitation)}\n`,
  ]) {
    expect(decodeInvitation(text)).toEqual(invitation);
  }
});

test('a link that a mail program broke into lines is joined again', () => {
  const at = [60, 120, 180];
  for (const breaking of ['\n', '\r\n> ', '=\n', '\u200b', ' '].filter((one) => !one.includes('>'))) {
    const broken = [
      link.slice(0, at[0]),
      link.slice(at[0], at[1]),
      link.slice(at[1], at[2]),
      link.slice(at[2]),
    ];
    expect(decodeInvitation(`Here it is:\n${broken.join(breaking)}\nGoodbye`)).toEqual(invitation);
  }
});

test('a link that a mail filter has wrapped is found', () => {
  const wrapped = `https://filter.example/?url=${encodeURIComponent(link)}&data=05%7C02`;
  expect(decodeInvitation(wrapped)).toEqual(invitation);
});

test('what lost a part, or never was an invitation, is none', () => {
  for (const text of [
    '',
    'eyJ',
    'Hello',
    'https://example.org/',
    link.slice(0, -9),
    link.replace('eyJ', 'eJ'),
  ])
    expect(decodeInvitation(text)).toBeNull();
});

test('any text is looked through quickly, and read the same wherever the link stands in it', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, after) => {
      expect(decodeInvitation(`${before} ${link} ${after}`)).toEqual(invitation);
    }),
  );
  expect(decodeInvitation('eyJ '.repeat(50_000))).toBeNull();
});
