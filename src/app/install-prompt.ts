/** The browser's own question whether to install the app, where it has one (Chromium). */
export interface InstallPrompt {
  /** Whether it can be asked now. */
  readonly view: () => boolean;
  readonly subscribe: (changed: () => void) => () => void;
  /** Asks; it can be asked once. */
  ask(): void;
}

interface BeforeInstallPromptEvent extends Event {
  readonly prompt: () => Promise<unknown>;
}

/** Holds the question back until a person asks for it. To be made before the page has loaded. */
export function createInstallPrompt(target: EventTarget): InstallPrompt {
  const listeners = new Set<() => void>();
  let held: BeforeInstallPromptEvent | null = null;
  const hold = (event: BeforeInstallPromptEvent | null) => {
    held = event;
    for (const listener of listeners) listener();
  };
  target.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    hold(event as BeforeInstallPromptEvent);
  });
  target.addEventListener('appinstalled', () => hold(null));
  return {
    view: () => held !== null,
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    ask() {
      void held?.prompt().catch(() => {});
      hold(null);
    },
  };
}
