import type { Language } from '../contract/primitives.ts';
import type { Database } from './db.ts';

export interface Settings {
  /** `null`: the device's own. */
  readonly uiLanguage: Language | null;
  /** `null`: the same as the interface. */
  readonly guideLanguage: Language | null;
  readonly theme: 'system' | 'light' | 'dark';
  /** Enter keeps the idea; else it makes a new line, and Ctrl+Enter keeps. */
  readonly enterKeeps: boolean;
  /** The screen is kept on during a meeting. */
  readonly screenStaysOn: boolean;
}

export const defaultSettings: Settings = {
  uiLanguage: null,
  guideLanguage: null,
  theme: 'system',
  enterKeeps: true,
  screenStaysOn: true,
};

export async function getSettings(db: Database): Promise<Settings> {
  const row = await db.settings.get('settings');
  if (!row) return defaultSettings;
  const { key: _, ...settings } = row;
  return { ...defaultSettings, ...settings };
}

export async function saveSettings(db: Database, change: Partial<Settings>): Promise<void> {
  await db.transaction('rw', db.settings, async () => {
    await db.settings.put({ ...(await getSettings(db)), ...change, key: 'settings' });
  });
}
