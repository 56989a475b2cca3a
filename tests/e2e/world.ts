import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Campaign } from '../../src/contract/campaign.ts';
import { Guide } from '../../src/contract/guide.ts';
import type { Language } from '../../src/contract/primitives.ts';
import { calepinJson, serve, type Serving } from '../support/calepin.ts';
import { killBrowser } from '../support/browser.ts';
import { copyCampaign, type MadeCampaign } from '../support/campaign-copy.ts';
import { createProxy, type Proxy } from '../support/proxy.ts';

/** What `calepin export --format json` says. */
export interface Exported {
  readonly stored: number;
  readonly opened: number;
  readonly quarantined: readonly unknown[];
  readonly meetings: readonly {
    readonly revision: number;
    readonly fields: { readonly language: Language; readonly present: number | null };
    readonly outcomes: readonly { readonly topic: string; readonly text: string }[];
    readonly ideas: readonly {
      readonly id: string;
      readonly topic: string;
      readonly question: string | null;
      readonly text: string;
      readonly sector: string | null;
      readonly region: string | null;
      readonly jobTitle: string | null;
    }[];
  }[];
}

/** A campaign, its endpoint as a process, and a proxy between it and the facilitator's browser. */
export interface World {
  /** Everything below it is gone when the world closes. */
  readonly home: string;
  readonly folder: string;
  readonly profile: string;
  readonly init: MadeCampaign;
  readonly campaign: Campaign;
  readonly guide: Guide;
  readonly proxy: Proxy;
  /** The facilitator's link through the proxy; the reviewer's link as it is. */
  readonly links: { readonly facilitator: string; readonly reviewer: string };
  readonly endpoint: () => Serving;
  /** SIGKILL to the endpoint; `restart` starts another one on the same folder. */
  killEndpoint(): Promise<void>;
  restart(): Promise<void>;
  /** What the team reads, with the recovery key. */
  readExport(): Promise<Exported>;
  /** Files below the folder that hold `text`, by name. */
  filesWith(text: string, place: 'profile' | 'campaign'): string[];
  close(): Promise<void>;
}

export async function createWorld(guides: readonly string[] = ['mobilization']): Promise<World> {
  const home = mkdtempSync(join(tmpdir(), 'calepin-e2e-'));
  const profile = join(home, 'profile');
  const init = await copyCampaign(home, guides);
  const { folder } = init;
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const anyPort = ['--port', '0', '--review-port', '0'];
  let endpoint = await serve(folder, anyPort);
  const proxy = await createProxy(Number(new URL(endpoint.app).port));
  const hashOf = (role: string) => new URL(init.invitations.find((one) => one.role === role)!.link).hash;
  return {
    home,
    folder,
    profile,
    init,
    campaign: Campaign.parse(read('campaign.json')),
    guide: Guide.parse(read('guides/mobilization/v1.json')),
    proxy,
    links: {
      facilitator: `http://localhost:${proxy.port}/${hashOf('facilitator')}`,
      reviewer: `${endpoint.review.replace(/\/$/, '')}/${hashOf('reviewer')}`,
    },
    endpoint: () => endpoint,
    killEndpoint: () => endpoint.kill('SIGKILL'),
    async restart() {
      endpoint = await serve(folder, anyPort);
      proxy.setTarget(Number(new URL(endpoint.app).port));
    },
    readExport: () => calepinJson(['export', folder, '--identity', init.recoveryFile, '--format', 'json']),
    filesWith: (text, place) => findIn(place === 'profile' ? profile : folder, text),
    async close() {
      killBrowser(profile);
      await endpoint.kill('SIGKILL');
      await proxy.close();
      rmSync(home, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

/** Files below `folder` that hold `text`, by name. */
export function findIn(folder: string, text: string): string[] {
  const encodings = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const path = join(folder, name);
    if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return false;
    const bytes = readFileSync(path);
    return encodings.some((encoded) => bytes.includes(encoded));
  });
}
