import { Dexie } from 'dexie';
import type { Database } from './db.ts';

/**
 * What `read` gave last; it reads again only after a change of `table`, in this tab or in another one. For what every
 * idea needs and hardly ever changes: a phone takes longer to copy a campaign out of its database than to strip a text.
 */
export function createCached<T>(
  db: Database,
  table: 'enrolment' | 'keptWords',
  read: () => Promise<T>,
): () => Promise<T> {
  let held: Promise<T> | null = null;
  const prefix = `idb://${db.name}/${table}/`;
  Dexie.on('storagemutated', (parts) => {
    if ('all' in parts || Object.keys(parts).some((part) => part.startsWith(prefix))) held = null;
  });
  return () => {
    if (held !== null) return held;
    const reading = read();
    held = reading;
    reading.catch(() => {
      if (held === reading) held = null;
    });
    return reading;
  };
}
