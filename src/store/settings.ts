import type { Language } from '../contract/primitives.ts';
import type { Database } from './db.ts';

export interface Settings {
  /** `null`: the device's own. */
  readonly uiLanguage: Language | null;
  /** `null`: the same as the interface. */
  readonly guideLanguage: Language | null;
  readonly theme: 'system' | 'light' | 'dark';
}

export const defaultSettings: Settings = { uiLanguage: null, guideLanguage: null, theme: 'system' };

export async function getSettings(db: Database): Promise<Settings> {
  const row = await db.settings.get('settings');
  if (!row) return defaultSettings;
  const { key: _, ...settings } = row;
  return settings;
}

export async function saveSettings(db: Database, change: Partial<Settings>): Promise<void> {
  await db.transaction('rw', db.settings, async () => {
    await db.settings.put({ ...(await getSettings(db)), ...change, key: 'settings' });
  });
}
