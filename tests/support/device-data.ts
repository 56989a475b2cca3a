import type { Page } from 'playwright-core';
import type { OutboxEntry } from '../../src/contract/outbox-entry.ts';
import { databaseName } from '../../src/store/db.ts';

/** What lies in the app's database on a device. Of the sealed bytes, only whether they are there. */
export interface DeviceData {
  readonly meetings: readonly { readonly id: string; readonly state: string }[];
  readonly ideas: readonly {
    readonly id: string;
    readonly meeting: string;
    readonly text: string;
    readonly removed: boolean;
  }[];
  readonly entries: readonly (Omit<OutboxEntry, 'bytes'> & { readonly sealed: boolean })[];
}

/** Reads it beside the app, without its code. Empty when there is no database. */
export async function readDeviceData(page: Page): Promise<DeviceData> {
  return page.evaluate(async (name) => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error ?? new Error('no database')));
      });
    const names = (await indexedDB.databases()).map((one) => one.name);
    if (!names.includes(name)) return { meetings: [], ideas: [], entries: [] };
    const db = await settled(indexedDB.open(name));
    db.addEventListener('versionchange', () => db.close());
    const stores = db.transaction(['meetings', 'ideas', 'outbox']);
    const [meetings, ideas, outbox] = await Promise.all(
      ['meetings', 'ideas', 'outbox'].map((store) => settled(stores.objectStore(store).getAll())),
    );
    db.close();
    const entries = (outbox ?? []).map(({ bytes, ...entry }) => ({ ...entry, sealed: bytes !== null }));
    return { meetings, ideas, entries } as DeviceData;
  }, databaseName);
}
