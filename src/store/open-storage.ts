import type { Database } from './db.ts';

/** Where what is kept goes. `memory`: the browser's storage does not open; all is gone when the app closes. */
export interface OpenedStorage {
  readonly type: 'kept' | 'memory';
  readonly db: Database;
}

export interface OpenStorageDeps {
  /** A database that has not been opened yet; asked again for each try. */
  readonly create: () => Database;
  readonly createInMemory: () => Promise<Database>;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Another tab still uses the old version: the person must close it. Opening goes on by itself then. */
  readonly onBlocked: () => void;
}

/** WebKit's `open` may never answer (https://bugs.webkit.org/show_bug.cgi?id=226547). Milliseconds. */
export const openingPatience = 5_000;

/** Opens the storage, tries a second time, then goes on in memory. Never rejects for the browser's sake. */
export async function openStorage(deps: OpenStorageDeps): Promise<OpenedStorage> {
  for (let tries = 0; tries < 2; tries += 1) {
    const db = deps.create();
    if (await opens(db, deps)) return { type: 'kept', db };
    db.close({ disableAutoOpen: true });
  }
  return { type: 'memory', db: await deps.createInMemory() };
}

async function opens(db: Database, { wait, onBlocked }: OpenStorageDeps): Promise<boolean> {
  let blocked = false;
  db.on('blocked', () => {
    blocked = true;
    onBlocked();
  });
  const opening = db.open().then(
    () => true,
    () => false,
  );
  const patience = wait(openingPatience).then(() => (blocked ? opening : false));
  return Promise.race([opening, patience]);
}
