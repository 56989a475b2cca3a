import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { Backing } from '../store/db.ts';

/** An IndexedDB that lives as long as the page: for browsers whose own does not open. */
export function createMemoryBacking(): Backing {
  return { indexedDB: new IDBFactory(), IDBKeyRange };
}
