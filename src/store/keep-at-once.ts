import { Dexie, RangeSet, type ObservabilitySet } from 'dexie';
import type { Idea } from '../contract/idea.ts';
import type { Database } from './db.ts';
import { withChange } from './meetings.ts';
import { numbered, type NewIdea } from './new-idea.ts';

/**
 * Keeps one idea with four requests of IndexedDB's own, and resolves when it is durable: through Dexie a slow phone takes
 * twice as long (docs/decisions/durability.md). `null`: nothing was written, because of a closed meeting, an id that is
 * taken, a full device, a closed connection; the same through Dexie says why. Live queries are not told: `tellChanged`.
 */
export async function keepAtOnce(db: Database, input: NewIdea): Promise<Idea | null> {
  if (Dexie.currentTransaction || typeof IDBDatabase === 'undefined' || !db.isOpen()) return null;
  const connection = db.backendDB();
  if (!(connection instanceof IDBDatabase)) return null;
  try {
    const names = [db.meetings.name, db.ideas.name];
    return await write(db, connection.transaction(names, 'readwrite', { durability: 'strict' }), input);
  } catch {
    return null;
  }
}

function write(db: Database, transaction: IDBTransaction, input: NewIdea): Promise<Idea | null> {
  return new Promise((resolve) => {
    const meetings = transaction.objectStore(db.meetings.name);
    const ideas = transaction.objectStore(db.ideas.name);
    const meeting = meetings.get(input.meeting);
    const ofMeeting = IDBKeyRange.bound([input.meeting], [input.meeting, []]);
    const last = ideas.index('[meeting+number]').openKeyCursor(ofMeeting, 'prev');
    let kept: Idea | null = null;
    // Answers come in the order of the requests: the meeting has been read.
    last.addEventListener('success', () => {
      const key = last.result?.key;
      kept = numbered(input, Array.isArray(key) ? Number(key[1]) : 0);
      try {
        meetings.put(withChange(meeting.result, () => ({})));
        ideas.add(kept);
        transaction.commit();
      } catch {
        transaction.abort();
      }
    });
    transaction.addEventListener('complete', () => resolve(kept));
    transaction.addEventListener('abort', () => resolve(null));
  });
}

/** Tells live queries, in all tabs, what Dexie did not write itself: that meetings and ideas have changed. */
export function tellChanged(db: Database): void {
  const parts: ObservabilitySet = {};
  for (const { name, schema } of [db.meetings, db.ideas]) {
    for (const part of ['', ':dels', ...schema.indexes.map((index) => index.name)])
      parts[`idb://${db.name}/${name}/${part}`] = new RangeSet(Dexie.minKey, Dexie.maxKey);
  }
  Dexie.on.storagemutated.fire(parts);
}
