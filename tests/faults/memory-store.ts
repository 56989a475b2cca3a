import type { OutboxEntry } from '../../src/contract/outbox-entry.ts';
import {
  confirm,
  dropOldBytes,
  hold,
  isDue,
  isUnsure,
  isWaiting,
  postpone,
  release,
  reoffer,
  settleEntry,
  sortDue,
  startSending,
} from '../../src/outbox/entry.ts';
import { type DeviceStore, sealForTest } from './device-store.ts';
import { type Random, sha256 } from './random.ts';

interface MemoryMeeting {
  open: boolean;
  revision: number;
  ideas: Map<string, string>;
}

/** A device in memory, with the product's own transitions; each method is one transaction. */
export function createMemoryStore(random: Random): DeviceStore {
  const meetings = new Map<string, MemoryMeeting>();
  const entries = new Map<string, OutboxEntry>();
  const all = () => [...entries.values()];
  const change = (ids: readonly string[], to: (entry: OutboxEntry) => OutboxEntry): OutboxEntry[] =>
    ids.flatMap((id) => {
      const entry = entries.get(id);
      if (!entry) return [];
      const changed = to(entry);
      entries.set(id, changed);
      return [changed];
    });
  const meetingOf = (id: string): MemoryMeeting => {
    const meeting = meetings.get(id);
    if (!meeting) throw new Error('no such meeting');
    return meeting;
  };

  return {
    outbox: {
      token: async () => 'token',
      due: async (now, eager) => sortDue(all().filter((entry) => isDue(entry, now, eager))),
      nextTry: async () => {
        const waiting = all().filter(isWaiting);
        return waiting.length === 0 ? null : Math.min(...waiting.map(({ nextTry }) => nextTry));
      },
      startSending: async (ids) => change(ids, startSending).filter(isWaiting),
      settle: async (ids, reply, nextTry) => {
        for (const entry of change(ids, (one) => settleEntry(one, reply, nextTry))) {
          if (entry.state !== 'received' || entry.meeting === null) continue;
          const meeting = meetingOf(entry.meeting);
          if (meeting.open || meeting.revision !== entry.revision) continue;
          meeting.ideas.clear();
        }
        change([...entries.keys()], (entry) => dropOldBytes(entry, reply.day));
      },
      postpone: async (ids, trouble, nextTry) => {
        change(ids, (entry) => postpone(entry, trouble, nextTry));
      },
      hold: async (ids, trouble) => {
        change(ids, (entry) => hold(entry, trouble));
      },
      release: async () => {
        change([...entries.keys()], release);
      },
      unsure: async (epoch) => all().filter((entry) => isUnsure(entry, epoch)),
      settleMissing: async (asked, { epoch, missing }) => {
        change(asked, (entry) => (missing.includes(entry.id) ? reoffer(entry) : confirm(entry, epoch)));
      },
    },
    async startMeeting(meeting) {
      meetings.set(meeting, { open: true, revision: 0, ideas: new Map() });
    },
    async keep(meeting, idea, text) {
      meetingOf(meeting).ideas.set(idea, text);
    },
    async edit(idea, text) {
      for (const { ideas } of meetings.values()) if (ideas.has(idea)) ideas.set(idea, text);
    },
    async remove(idea) {
      for (const { ideas } of meetings.values()) ideas.delete(idea);
    },
    async close(meetingId) {
      const meeting = meetingOf(meetingId);
      const revision = meeting.revision + 1;
      const bytes = sealForTest({ meeting: meetingId, revision, ideas: [...meeting.ideas] }, random);
      const id = random.uuid();
      entries.set(id, {
        id,
        meeting: meetingId,
        revision,
        sha256: sha256(bytes),
        bytes,
        size: bytes.length,
        ideas: meeting.ideas.size,
        state: 'queued',
        tries: 0,
        nextTry: 0,
        trouble: null,
        receipt: null,
        receivedDay: null,
        epoch: null,
      });
      Object.assign(meeting, { open: false, revision });
    },
    async reopen(meetingId) {
      const meeting = meetingOf(meetingId);
      const own = all().filter((entry) => entry.meeting === meetingId);
      if (own.some(({ receipt, revision }) => receipt !== null && revision === meeting.revision))
        return false;
      for (const entry of own) if (entry.receipt === null) entries.delete(entry.id);
      meeting.open = true;
      return true;
    },
    isOpen: async (meeting) => meetingOf(meeting).open,
    ideas: async (meeting) => new Map(meetingOf(meeting).ideas),
    entries: async () => all(),
  };
}
