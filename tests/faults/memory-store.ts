import type { OutboxEntry } from '../../src/contract/outbox-entry.ts';
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
  const meetingOf = (id: string): MemoryMeeting => {
    const meeting = meetings.get(id);
    if (!meeting) throw new Error('no such meeting');
    return meeting;
  };

  return {
    outbox: {
      token: async () => 'token',
      list: async (...states) => all().filter(({ state }) => states.includes(state)),
      move: async (some, to) =>
        some.flatMap(({ id }) => {
          const before = entries.get(id);
          if (!before) return [];
          const after = to(before);
          entries.set(id, after);
          const meeting = after.meeting === null ? undefined : meetings.get(after.meeting);
          const isReceipt = before.receipt === null && after.receipt !== null;
          if (isReceipt && meeting && !meeting.open && meeting.revision === after.revision) {
            meeting.ideas.clear();
          }
          return [after];
        }),
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
