import type { Database } from './db.ts';

export interface KeptWord {
  readonly word: string;
}

/** Keeps words on this device: they are not taken for names any more, in any meeting. Once each. */
export async function saveKeptWords(db: Database, words: readonly string[]): Promise<void> {
  await db.keptWords.bulkPut(words.map((word) => ({ word })));
}

/** From now on they are judged like any other word; what was kept with them stays as it is. */
export function removeKeptWords(db: Database, words: readonly string[]): Promise<void> {
  return db.keptWords.bulkDelete([...words]);
}

/** In the order of their letters. */
export function listKeptWords(db: Database): Promise<string[]> {
  return db.keptWords.toCollection().primaryKeys();
}
