import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { defaultLimits } from '../contract/campaign.ts';
import { createEndpoint, type EndpointDeps } from '../endpoint/endpoint.ts';
import { createRateLimits, defaultRate } from '../endpoint/rate.ts';
import { openSqliteInvitations } from '../endpoint/sqlite/invitations.ts';
import { openSqliteLedger } from '../endpoint/sqlite/ledger.ts';
import {
  type Address,
  type CampaignFolder,
  openCampaignFolder,
  readPublishedGuides,
  readReviewKey,
  writeAddress,
} from './campaign-folder.ts';
import { printJson, printLines, remark } from './output.ts';
import { packageRoot } from './package-root.ts';
import { failed, systemReason, wrongUse } from './stop.ts';
import { version } from './version.ts';

export interface ServeOptions {
  /** 0: any port that is free. */
  readonly port: number;
  readonly reviewPort: number;
  readonly host: string;
  readonly publicUrl?: string;
  readonly reviewPublicUrl?: string;
  readonly database?: string;
  readonly json?: true;
}

/** `calepin serve`: resolves when both apps are served; they are until the process is told to stop. */
export async function serve(folder: string, options: ServeOptions): Promise<void> {
  if (options.database !== undefined) {
    throw wrongUse(
      '--database: other databases are not supported yet; the ledger is ledger.sqlite in the campaign folder',
    );
  }
  const opened = openCampaignFolder(folder);
  const roots = { app: builtApp('app'), review: builtApp('review') };
  const deps = openDeps(opened);
  const app = await createEndpoint({ ...deps, staticRoot: roots.app, overTls: isHttps(options.publicUrl) });
  const review = await createEndpoint({
    ...deps,
    staticRoot: roots.review,
    overTls: isHttps(options.reviewPublicUrl),
  });
  const close = async () => {
    await Promise.allSettled([app.close(), review.close()]);
    await deps.invitations.close();
    await deps.ledger.close();
  };
  try {
    await listen(app, options.port, options.host);
    await listen(review, options.reviewPort, options.host);
    stopWhenTold(close);
    const local: Address = { app: urlOf(app, options.host), review: urlOf(review, options.host) };
    const address = { app: options.publicUrl ?? local.app, review: options.reviewPublicUrl ?? local.review };
    writeAddress(opened.paths, address);
    if (options.json) printJson({ ...local, pid: process.pid });
    else printLines(...readyLines(opened.campaign.name, local, address));
  } catch (error) {
    await close();
    throw error;
  }
}

type Endpoint = Awaited<ReturnType<typeof createEndpoint>>;

function openDeps({ campaign, paths }: CampaignFolder): Omit<EndpointDeps, 'staticRoot'> {
  if (!existsSync(paths.ledger)) throw failed(`${paths.ledger} is missing: restore it from a backup`);
  const { id, name, languages, recipients, lists, keepList } = campaign;
  return {
    campaign: { id, name, languages, recipients, lists, keepList },
    guides: readPublishedGuides(paths),
    reviewKey: readReviewKey(paths),
    ledger: openSqliteLedger(paths.ledger),
    invitations: openSqliteInvitations(paths.ledger),
    limits: defaultLimits,
    rates: createRateLimits(defaultRate),
    now: () => new Date(),
    version,
    log: (line) => {
      if (line.startsWith('not ready')) remark(line);
    },
  };
}

function isHttps(origin: string | undefined): boolean {
  return origin?.startsWith('https:') ?? false;
}

function builtApp(name: 'app' | 'review'): string {
  const root = join(packageRoot, 'dist', name);
  if (!existsSync(join(root, 'index.html'))) {
    throw failed(`the apps are not built (${root} is missing): run npm run build once`);
  }
  return root;
}

async function listen(endpoint: Endpoint, port: number, host: string): Promise<void> {
  try {
    await endpoint.listen({ port, host });
  } catch (error) {
    throw failed(`cannot listen on ${host} port ${port}: ${systemReason(error)}`);
  }
}

/** The address to open on this machine: a server that listens everywhere is on localhost too. */
function urlOf(endpoint: Endpoint, host: string): string {
  const { port } = endpoint.server.address() as AddressInfo;
  const everywhere = host === '0.0.0.0' || host === '::';
  return `http://${everywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Requests on their way are answered first. A second signal changes nothing: the first one is obeyed. */
function stopWhenTold(close: () => Promise<void>): void {
  let closing: Promise<void> | null = null;
  const stop = () => {
    closing ??= close();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  process.on('SIGHUP', stop);
}

function readyLines(name: string, local: Address, address: Address): readonly string[] {
  const line = (what: string, key: keyof Address) =>
    `${what} ${local[key]}${address[key] === local[key] ? '' : `  (links say ${address[key]})`}`;
  return [
    `Serving the campaign "${name}".`,
    line('  Facilitators:', 'app'),
    line('  Reviewers:   ', 'review'),
    'Ctrl+C stops it.',
  ];
}
