import type { Language } from '../contract/primitives.ts';
import type { Database } from './db.ts';

/** Of the usual size, in percent. */
export type TextSize = 100 | 115 | 130 | 150 | 175;

export interface Settings {
  /** `null`: the device's own. */
  readonly uiLanguage: Language | null;
  /** `null`: the same as the interface. */
  readonly guideLanguage: Language | null;
  readonly theme: 'system' | 'light' | 'dark';
  /** False: Enter makes a new line, and Ctrl+Enter or Add keeps. */
  readonly enterKeeps: boolean;
  /** During a meeting. */
  readonly screenStaysOn: boolean;
  readonly textSize: TextSize;
  /** In which the notes of a new meeting are taken; `null`: that of the guide. */
  readonly ideaLanguage: Language | null;
  /** On mobile data nothing is sent but by a person's own press. */
  readonly wifiOnly: boolean;
}

export const defaultSettings: Settings = {
  uiLanguage: null,
  guideLanguage: null,
  theme: 'system',
  enterKeeps: true,
  screenStaysOn: true,
  textSize: 100,
  ideaLanguage: null,
  wifiOnly: false,
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
