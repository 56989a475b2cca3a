import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { campaignsVariable } from './campaign-copy.ts';

/** A place for the campaigns that `copyCampaign` copies in this run, gone afterwards. */
export function setup(): () => void {
  const home = mkdtempSync(join(tmpdir(), 'calepin-campaigns-'));
  process.env[campaignsVariable] = home;
  return () => rmSync(home, { recursive: true, force: true });
}
