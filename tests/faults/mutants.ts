/** A bug, planted in a copy of the sources, that must be found. */
export interface Mutant {
  readonly name: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** What finds it: schedules with the storage in memory (the default) or with the database code, or a test. */
  readonly by?: 'dexie' | `tests/${string}`;
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
    from: 'await db.outbox.put(after);',
    to: "await (after.state === 'sending' ? db.outbox.delete(after.id) : db.outbox.put(after));",
    by: 'dexie',
  },
  {
    name: 'the readable ideas go when the meeting is sent, before its receipt',
    file: 'src/outbox/outbox.ts',
    from: 'const isFirstReceipt = before.receipt === null && after.receipt !== null;',
    to: "const isFirstReceipt = after.state === 'sending';",
    by: 'dexie',
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
    from: 'await db.outbox.put(after);',
    to: "await (after.trouble === 'invitation-refused' ? db.outbox.delete(after.id) : db.outbox.put(after));",
    by: 'dexie',
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
    by: 'dexie',
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
    from: "return state === 'queued' || state === 'sending';",
    to: "return state === 'queued';",
  },
  {
    name: 'one that was cut out of the reply counts as received',
    file: 'src/outbox/entry.ts',
    from: "if (receipt?.sha256 !== entry.sha256) return postpone(entry, 'not-us', nextTry);",
    to: "if (!receipt) return { ...entry, state: 'received' };\n  if (receipt.sha256 !== entry.sha256) return postpone(entry, 'not-us', nextTry);",
  },
  {
    name: 'the answer to what is missing is taken for a receipt',
    file: 'src/outbox/entry.ts',
    from: "if (entry.state !== 'received') return entry;\n  return missing",
    to: "if (entry.state !== 'received' && !missing.includes(entry.id)) return { ...entry, state: 'received', epoch };\n  return missing",
    by: 'tests/unit/sync/sync.test.ts',
  },
  {
    name: 'what is held stays held when the invitation was renewed',
    file: 'src/outbox/entry.ts',
    from: "const rests = entry.state === 'held' || entry.state === 'queued';",
    to: "const rests = entry.state === 'queued';",
  },
  {
    name: 'the first round is the last one',
    file: 'src/sync/sync.ts',
    from: '      running = null;\n',
    to: '',
  },
  {
    name: 'a batch that is too large is held instead of being split',
    file: 'src/sync/send-due.ts',
    from: 'isAlone ? hold(entry, trouble) : postpone(entry, trouble, 0)',
    to: 'isAlone ? hold(entry, trouble) : hold(entry, trouble)',
    by: 'tests/unit/sync/sync.test.ts',
  },
  {
    name: 'Retry-After is ignored',
    file: 'src/sync/backoff.ts',
    from: 'Math.max(leastWait, retryAfter + jitter)',
    to: 'Math.max(leastWait, jitter)',
    by: 'tests/unit/sync/sync.test.ts',
  },
  {
    name: 'a network that comes back hurries a busy endpoint',
    file: 'src/outbox/entry.ts',
    from: "isWaiting(entry) && entry.trouble !== 'busy'",
    to: 'isWaiting(entry)',
    by: 'tests/unit/sync/sync.test.ts',
  },
  {
    name: 'a tab never sends while another one holds the lock',
    file: 'src/sync/sync.ts',
    from: 'if (Math.abs(now() - refusedSince) < patience) return false;',
    to: 'if (refusedSince !== null) return false;',
    by: 'tests/unit/sync/sync.test.ts',
  },
  {
    name: 'the device’s clock decides when the sealed bytes go',
    file: 'src/outbox/entry.ts',
    from: 'Date.parse(today) - Date.parse(entry.receivedDay)',
    to: 'Date.now() - Date.parse(entry.receivedDay)',
    by: 'tests/unit/outbox/entry.test.ts',
  },
  {
    name: 'closing does not look whether the meeting has changed',
    file: 'src/outbox/close-meeting.ts',
    from: ' || now.changes !== meeting.changes) return',
    to: ') return',
    by: 'tests/unit/outbox/close-meeting.test.ts',
  },
  {
    name: 'writes are not flushed to the disk',
    file: 'src/store/db.ts',
    from: "chromeTransactionDurability: 'strict'",
    to: "chromeTransactionDurability: 'relaxed'",
    by: 'tests/unit/store/durability.test.ts',
  },
  {
    name: 'the real endpoint acknowledges before it commits',
    file: 'src/endpoint/append-together.ts',
    from: 'const outcomes = await ledger.append(all, today());',
    to: "setTimeout(() => void ledger.append(all, today()), 5);\n      const outcomes = all.map(() => 'stored' as const);",
    by: 'tests/endpoint/kill.test.ts',
  },
  {
    name: 'other bytes under an id pass for the same',
    file: 'src/endpoint/sqlite/ledger.ts',
    from: "return held === sha256 ? 'duplicate' : 'conflict';",
    to: "return 'duplicate';",
    by: 'tests/endpoint/ledger.test.ts',
  },
  {
    name: 'bytes that were changed on their way are taken',
    file: 'src/endpoint/routes/batches.ts',
    from: 'if (parts.some(isAltered)) {',
    to: 'if (parts.length === 0) {',
    by: 'tests/endpoint/batches.test.ts',
  },
  {
    name: 'the ledger is not flushed at each commit',
    file: 'src/endpoint/sqlite/database.ts',
    from: 'PRAGMA synchronous = FULL',
    to: 'PRAGMA synchronous = NORMAL',
    by: 'tests/endpoint/database.test.ts',
  },
  {
    name: 'a meeting is sealed to the keys that the endpoint names',
    file: 'src/outbox/close-meeting.ts',
    from: 'seal(submission, invitation.recipients,',
    to: 'seal(submission, enrolment.campaign.recipients,',
    by: 'tests/unit/outbox/close-meeting.test.ts',
  },
  {
    name: 'the keys that the endpoint names are not compared',
    file: 'src/app/fetch-campaign.ts',
    from: 'a.length === b.length && a.every((key) => b.includes(key))',
    to: 'a.length > 0 || b.length > 0',
    by: 'tests/unit/ui/fetch-campaign.test.ts',
  },
  {
    name: 'a database that the browser has erased is taken for a new one',
    file: 'src/store/watch-for-loss.ts',
    from: 'const isLoss = canary !== null && canary.epoch !== epoch;',
    to: 'const isLoss = canary !== null && epoch !== null && canary.epoch !== epoch;',
    by: 'tests/unit/store/watch-for-loss.test.ts',
  },
  {
    name: 'a lost receipt lets the meeting be reopened empty',
    file: 'src/outbox/reopen-meeting.ts',
    from: 'entry.receipt !== null && entry.revision === meeting.revision',
    to: "entry.state === 'received' && entry.revision === meeting.revision",
    by: 'tests/unit/outbox/close-meeting.test.ts',
  },
];
