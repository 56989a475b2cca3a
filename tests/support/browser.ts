import { readdirSync, readFileSync } from 'node:fs';
import { chromium, type BrowserContext } from 'playwright-core';
import { chromiumArguments, findChromium } from '../../bin/chromium.mjs';

export interface BrowserOptions {
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly locale?: string;
  readonly colorScheme?: 'light' | 'dark';
  /** The device's time zone. */
  readonly zone?: string;
  /** For Chromium, beside the usual ones. */
  readonly arguments?: readonly string[];
}

/** A real Chromium on a profile of its own, which a later launch finds again. */
export async function launchBrowser(profile: string, options: BrowserOptions = {}): Promise<BrowserContext> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chromium found; set CHROME_PATH');
  return chromium.launchPersistentContext(profile, {
    executablePath,
    args: [...chromiumArguments, ...(options.arguments ?? [])],
    viewport: options.viewport ?? { width: 360, height: 740 },
    locale: options.locale ?? 'en-CA',
    colorScheme: options.colorScheme ?? 'light',
    timezoneId: options.zone ?? 'America/Toronto',
  });
}

/** SIGKILL to every process of the browser on this profile: nothing is flushed, nothing says goodbye. */
export function killBrowser(profile: string): void {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  for (const pid of pids) {
    if (readCommandLine(pid).includes(`--user-data-dir=${profile}`)) {
      process.kill(Number(pid), 'SIGKILL');
    }
  }
}

function readCommandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
