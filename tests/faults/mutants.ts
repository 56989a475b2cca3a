/** A bug, planted in a copy of the sources, that the simulation must find. */
export interface Mutant {
  readonly name: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** Bugs in the database code are found by the schedules that run it. */
  readonly dexie?: true;
}

export const mutants: readonly Mutant[] = [
  {
    name: '200 is taken for a receipt',
    file: 'src/sync/request.ts',
    from: 'statuses: [201, 207]',
    to: 'statuses: [200, 201, 207]',
  },
  {
    name: 'the hash of a receipt is not compared',
    file: 'src/outbox/entry.ts',
    from: 'if (receipt?.sha256 !== entry.sha256)',
    to: 'if (!receipt)',
  },
  {
    name: 'an entry is deleted when it is sent, before its receipt',
    file: 'src/outbox/outbox.ts',
    from: 'startSending: async (ids) => (await change(ids, startSending)).filter(isWaiting),',
    to: `startSending: async (ids) => {
      const sent = (await change(ids, startSending)).filter(isWaiting);
      await db.outbox.bulkDelete([...ids]);
      return sent;
    },`,
    dexie: true,
  },
  {
    name: 'the readable ideas go when the meeting is sent, before its receipt',
    file: 'src/outbox/outbox.ts',
    from: 'startSending: async (ids) => (await change(ids, startSending)).filter(isWaiting),',
    to: `startSending: async (ids) => {
      const sent = (await change(ids, startSending)).filter(isWaiting);
      for (const { meeting } of sent) await db.ideas.where('meeting').equals(meeting).delete();
      return sent;
    },`,
    dexie: true,
  },
  {
    name: 'a retry seals again',
    file: 'src/sync/request.ts',
    from: 'body.append(id, new Blob([bytes],',
    to: 'body.append(id, new Blob([new Uint8Array([...bytes, ...new Array(Math.floor(deps.now() % 7)).fill(32)])],',
  },
  {
    name: 'a refused invitation drops what waits',
    file: 'src/outbox/outbox.ts',
    from: 'await change(ids, (entry) => hold(entry, trouble));',
    to: 'await db.outbox.bulkDelete([...ids]);',
    dexie: true,
  },
  {
    name: 'the endpoint acknowledges before it commits',
    file: 'tests/faults/ledger-model.ts',
    from: 'commit();\n      return { epoch, day, receipts };',
    to: 'return { epoch, day, receipts };',
  },
  {
    name: 'reopening a meeting does not withdraw what waits',
    file: 'src/outbox/reopen-meeting.ts',
    from: 'await db.outbox.bulkDelete(',
    to: 'void (',
    dexie: true,
  },
  {
    name: 'another epoch is ignored',
    file: 'src/outbox/entry.ts',
    from: 'entry.bytes !== null && entry.epoch !== epoch',
    to: 'entry.bytes !== null && entry.epoch === null',
  },
  {
    name: 'a next try is never clamped',
    file: 'src/outbox/entry.ts',
    from: 'entry.nextTry <= now || entry.nextTry > now + maxWait',
    to: 'entry.nextTry <= now',
  },
  {
    name: 'what a crash left sending is never sent again',
    file: 'src/outbox/entry.ts',
    from: "return entry.state === 'queued' || entry.state === 'sending';",
    to: "return entry.state === 'queued';",
  },
  {
    name: 'one that was cut out of the reply counts as received',
    file: 'src/outbox/entry.ts',
    from: "if (receipt?.sha256 !== entry.sha256) return postpone(entry, 'not-us', nextTry);",
    to: "if (!receipt) return { ...entry, state: 'received' };\n  if (receipt.sha256 !== entry.sha256) return postpone(entry, 'not-us', nextTry);",
  },
];
