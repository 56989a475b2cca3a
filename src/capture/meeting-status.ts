import type { Meeting } from '../contract/meeting.ts';
import type { OutboxEntry } from '../contract/outbox-entry.ts';
import type { Uuid } from '../contract/primitives.ts';
import type { IconName } from '../ui/icon.tsx';

/** On screen: in progress → ready to send → sent; `problem` when a person has something to do. */
export type MeetingStatus = 'open' | 'ready' | 'sending' | 'sent' | 'problem';

export function statusOf(meeting: Meeting, entry: OutboxEntry | null): MeetingStatus {
  return meeting.state === 'open' || entry === null ? 'open' : statusOfEntry(entry);
}

/** The same of something closed and sealed. */
export function statusOfEntry(entry: OutboxEntry): Exclude<MeetingStatus, 'open'> {
  switch (entry.state) {
    case 'received':
      return 'sent';
    case 'held':
      return 'problem';
    case 'sending':
      return 'sending';
    case 'queued':
      return entry.trouble === null || entry.trouble === 'offline' ? 'ready' : 'problem';
  }
}

export const statusIcons: Readonly<Record<MeetingStatus, IconName>> = {
  open: 'pen',
  ready: 'wait',
  sending: 'wait',
  sent: 'check',
  problem: 'alert',
};

/** A number that can be read out: `3F2A-9C41`. The first eight digits of the envelope's id. */
export function receiptNumber(envelope: Uuid): string {
  return `${envelope.slice(0, 4)}-${envelope.slice(4, 8)}`.toUpperCase();
}
