import type { Canary, Shelf } from '../store/canary.ts';
import { writeLoss } from '../store/canary.ts';
import type { OpenedStorage } from '../store/open-storage.ts';
import { ballastBytes, layBallast } from '../store/ballast.ts';
import { watchForLoss } from '../store/watch-for-loss.ts';
import type { Uuid } from '../contract/primitives.ts';
import { afterPaint } from './after-paint.ts';

export interface StorageView {
  readonly type: OpenedStorage['type'];
  /** What the browser has erased, until the person has put the notice away. */
  readonly lost: Canary | null;
  /** Another tab has taken the database over: nothing can be kept here before a reload. */
  readonly elsewhere: 'newer' | 'wiped' | null;
  /** The ballast was laid, or there was no room for it; before that, a missing one says nothing. */
  readonly ballastTried: boolean;
}

/** What becomes of the storage while the app runs. */
export interface StorageWatch {
  readonly view: () => StorageView;
  readonly subscribe: (changed: () => void) => () => void;
  readonly dismissLoss: () => void;
}

/** Gives the database up when another tab upgrades or deletes it, so that this tab blocks nobody. */
export function watchStorage(
  { type, db }: OpenedStorage,
  deps: {
    readonly shelf: Shelf;
    readonly randomUuid: () => Uuid;
    readonly randomBytes: (length: number) => Uint8Array<ArrayBuffer>;
  },
): StorageWatch {
  const listeners = new Set<() => void>();
  let current: StorageView = { type, lost: null, elsewhere: null, ballastTried: false };
  const update = (change: Partial<StorageView>) => {
    current = { ...current, ...change };
    for (const listener of listeners) listener();
  };
  db.on('versionchange', ({ newVersion }) => {
    db.close({ disableAutoOpen: true });
    update({ elsewhere: newVersion === null ? 'wiped' : 'newer' });
    return false;
  });
  void layBallast(db, deps.randomBytes(ballastBytes)).then(() => update({ ballastTried: true }));
  if (type === 'kept') watchForLoss(db, { ...deps, pause: afterPaint, onLoss: (lost) => update({ lost }) });
  return {
    view: () => current,
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    dismissLoss() {
      writeLoss(deps.shelf, null);
      update({ lost: null });
    },
  };
}
