/** What the service worker makes known to the screens. */
export interface Updates {
  /** `stored`: the app works without a network. `none`: this browser cannot store it. */
  readonly view: () => UpdatesView;
  readonly subscribe: (changed: () => void) => () => void;
  /** Takes the waiting version into use and reloads. Only ever called by a person's press. */
  apply(): void;
}

export interface UpdatesView {
  readonly offline: 'storing' | 'stored' | 'failed' | 'none';
  readonly waiting: boolean;
}

/**
 * Registers the service worker. A new version waits until a person takes it: nothing reloads by itself,
 * and the screens offer it only while no meeting is open.
 */
export function registerServiceWorker(
  container: ServiceWorkerContainer | undefined,
  reload: () => void,
): Updates {
  const listeners = new Set<() => void>();
  let registration: ServiceWorkerRegistration | null = null;
  let current: UpdatesView = { offline: container ? 'storing' : 'none', waiting: false };
  let agreed = false;
  const update = (change: Partial<UpdatesView>) => {
    current = { ...current, ...change };
    for (const listener of listeners) listener();
  };
  const look = () => {
    if (registration?.active) update({ offline: 'stored' });
    update({ waiting: Boolean(registration?.waiting && registration.active) });
  };
  const watch = (worker: ServiceWorker | null) =>
    worker?.addEventListener('statechange', () => {
      look();
      if (worker.state === 'redundant' && !registration?.active) update({ offline: 'failed' });
    });

  if (container) {
    container.addEventListener('controllerchange', () => {
      if (agreed) reload();
    });
    void (async () => {
      try {
        registration = await container.register('/sw.js');
        registration.addEventListener('updatefound', () => watch(registration?.installing ?? null));
        watch(registration.installing);
        look();
      } catch {
        update({ offline: (await container.getRegistration())?.active ? 'stored' : 'failed' });
      }
    })();
  }
  return {
    view: () => current,
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    apply() {
      agreed = true;
      registration?.waiting?.postMessage('skip-waiting');
    },
  };
}
