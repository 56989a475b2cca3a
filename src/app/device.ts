/** How an app is added to the home screen here. */
export type InstallWay = 'installed' | 'ios' | 'android' | 'desktop' | 'firefox' | 'none';

export interface DeviceFacts {
  readonly userAgent: string;
  /** Opened from the home screen, in a window of its own. */
  readonly standalone: boolean;
  /** An iPad asks for desktop pages and calls itself a Mac. */
  readonly touchPoints: number;
}

/** Where the way to install differs. By the name of the browser: no feature tells it. */
export function installWay({ userAgent, standalone, touchPoints }: DeviceFacts): InstallWay {
  if (standalone) return 'installed';
  if (/iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && touchPoints > 1)) return 'ios';
  if (/Android/.test(userAgent)) return /Firefox/.test(userAgent) ? 'firefox' : 'android';
  if (/Firefox/.test(userAgent)) return 'none';
  return 'desktop';
}

export interface StorageFacts {
  /** Bytes that the browser would give; `null`: not told. */
  readonly quota: number | null;
  /** Chromium's limit of the JavaScript heap, in bytes; `null` elsewhere. */
  readonly heapLimit: number | null;
  readonly hasServiceWorker: boolean;
  readonly opensFileSystem: boolean;
}

/**
 * Whether the window looks private: all of it is erased when it closes. A guess, and said as one: Chromium then
 * grants little more than memory, Firefox has no service worker, Safari no private file system.
 */
export function looksPrivate(facts: StorageFacts): boolean {
  const { quota, heapLimit, hasServiceWorker, opensFileSystem } = facts;
  if (!hasServiceWorker || !opensFileSystem) return true;
  return quota !== null && heapLimit !== null && quota < heapLimit;
}

export function readDevice(): DeviceFacts {
  const { userAgent, maxTouchPoints } = navigator;
  const standalone =
    matchMedia('(display-mode: standalone)').matches ||
    ('standalone' in navigator && navigator.standalone === true);
  return { userAgent, standalone, touchPoints: maxTouchPoints };
}

export async function readStorage(): Promise<StorageFacts & { readonly free: number | null }> {
  const { storage } = navigator;
  const estimate = (await storage?.estimate?.().catch(() => null)) ?? null;
  const quota = estimate?.quota ?? null;
  const memory = 'memory' in performance ? (performance.memory as { jsHeapSizeLimit: number }) : null;
  return {
    quota,
    free: quota === null ? null : Math.max(0, quota - (estimate?.usage ?? 0)),
    heapLimit: memory?.jsHeapSizeLimit ?? null,
    hasServiceWorker: 'serviceWorker' in navigator,
    opensFileSystem: await opensFileSystem(storage),
  };
}

async function opensFileSystem(storage: StorageManager | undefined): Promise<boolean> {
  // Browsers of before 2022 have none; that says nothing of a private window.
  if (!storage?.getDirectory) return true;
  return storage.getDirectory().then(
    () => true,
    () => false,
  );
}
