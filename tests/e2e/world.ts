import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Campaign } from '../../src/contract/campaign.ts';
import { Guide } from '../../src/contract/guide.ts';
import { calepinJson, serve, type Serving } from '../support/calepin.ts';
import { killBrowser } from '../support/browser.ts';
import { createProxy, type Proxy } from '../support/proxy.ts';

export interface Initialised {
  readonly campaign: string;
  readonly reviewIdentity: string;
  readonly recoveryIdentity: string;
  readonly recipients: readonly string[];
  readonly invitations: readonly { readonly role: string; readonly link: string; readonly token: string }[];
}

/** A campaign, its endpoint as a process, and a proxy between it and the facilitator's browser. */
export interface World {
  /** Everything below it is gone when the world closes. */
  readonly home: string;
  readonly folder: string;
  readonly profile: string;
  readonly passphrase: string;
  readonly passphraseFile: string;
  readonly init: Initialised;
  readonly campaign: Campaign;
  readonly guide: Guide;
  readonly proxy: Proxy;
  /** The facilitator's link through the proxy; the reviewer's link as it is. */
  readonly links: { readonly facilitator: string; readonly reviewer: string };
  readonly endpoint: () => Serving;
  /** SIGKILL to the endpoint; `restart` starts another one on the same folder. */
  killEndpoint(): Promise<void>;
  restart(): Promise<void>;
  /** Files below the folder that hold `text`, by name. */
  filesWith(text: string, place: 'profile' | 'campaign'): string[];
  close(): Promise<void>;
}

export async function createWorld(guides: readonly string[] = ['mobilization']): Promise<World> {
  const home = mkdtempSync(join(tmpdir(), 'calepin-e2e-'));
  const folder = join(home, 'campaign');
  const profile = join(home, 'profile');
  const passphrase = 'slow river under the old bridge';
  const passphraseFile = join(home, 'passphrase.txt');
  writeFileSync(passphraseFile, `${passphrase}\n`);
  const file = ['--passphrase-file', passphraseFile];
  const init = await calepinJson<Initialised>(['init', folder, ...file, '--guide', ...guides]);
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const anyPort = ['--port', '0', '--review-port', '0'];
  let endpoint = await serve(folder, anyPort);
  const proxy = await createProxy(Number(new URL(endpoint.app).port));
  const hashOf = (role: string) => new URL(init.invitations.find((one) => one.role === role)!.link).hash;
  return {
    home,
    folder,
    profile,
    passphrase,
    passphraseFile,
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
