import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { describe, expect, it, onTestFinished } from 'vitest';
import { root } from '../../../bin/toolchain.mjs';
import { openSqliteLedger } from '../../../src/endpoint/sqlite/ledger.ts';
import { entriesOf, envelope, formOf, rawRequest } from '../../endpoint/world.ts';
import { calepin, calepinJson, serve as startServing, type Serving } from '../../support/calepin.ts';
import { campaignForTests } from './campaign.ts';

const createCampaign = campaignForTests();
const anyPort = ['--port', '0', '--review-port', '0'] as const;

async function serve(folder: string, args: readonly string[] = anyPort): Promise<Serving> {
  const serving = await startServing(folder, args);
  onTestFinished(() => serving.kill('SIGKILL'));
  return serving;
}

const getCampaign = (origin: string, token: string) =>
  fetch(`${origin}/v1/campaign`, { headers: { authorization: `Bearer ${token}` } });

describe('calepin serve', () => {
  it('serves both apps and the campaign, and links of later invitations begin with its address', async () => {
    const made = createCampaign();
    const { app, review, pid } = await serve(made.folder);
    for (const origin of [app, review]) {
      expect(await (await fetch(`${origin}/v1/health`)).json()).toMatchObject({
        service: 'calepin',
        campaign: made.campaign,
      });
      expect(await (await fetch(origin)).text()).toContain('<!doctype html>');
    }
    expect(() => process.kill(pid, 0)).not.toThrow();
    const { link } = await calepinJson<{ link: string }>(['invite', made.folder]);
    expect(link.startsWith(`${app}/#/join/`)).toBe(true);
  });

  it('obeys an invitation made and one revoked while it runs', async () => {
    const made = createCampaign();
    const { app } = await serve(made.folder);
    const { token } = await calepinJson<{ token: string }>(['invite', made.folder, '--label', 'late']);
    expect((await getCampaign(app, token)).status).toBe(200);
    await calepin(['revoke', made.folder, 'late']);
    expect((await getCampaign(app, token)).status).toBe(403);
  });

  it('shows an edited keep-list and a newly published guide after a restart', async () => {
    const made = createCampaign();
    const file = join(made.folder, 'campaign.json');
    const campaign = JSON.parse(readFileSync(file, 'utf8')) as object;
    writeFileSync(file, JSON.stringify({ ...campaign, keepList: ['Ruba Ghazal'] }));
    await calepin(['guide', 'publish', made.folder, join(root, 'src', 'guide', 'content', 'working-group')]);
    const { app } = await serve(made.folder);
    const view = await (await getCampaign(app, made.invitations[0]!.token)).json();
    expect(view).toMatchObject({
      keepList: ['Ruba Ghazal'],
      guides: [{ id: 'mobilization' }, { id: 'working-group' }],
    });
  });

  it('announces the origins that it is told in links, and listens where it can', async () => {
    const { folder } = createCampaign();
    const publicUrls = [
      '--public-url',
      'https://notes.example.org',
      '--review-public-url',
      'https://r.example.org/',
    ];
    const { app } = await serve(folder, [...anyPort, ...publicUrls]);
    expect(app).toMatch(/^http:\/\/localhost:\d+$/);
    const { link } = await calepinJson<{ link: string }>(['invite', folder, '--role', 'reviewer']);
    expect(link).toMatch(/^https:\/\/r\.example\.org\/#\/open\//);
  });

  it('stops when told to, and its address is then free for the next', async () => {
    const { folder } = createCampaign();
    const first = await serve(folder);
    await first.kill('SIGTERM');
    const ports = ['--port', new URL(first.app).port, '--review-port', new URL(first.review).port];
    const second = await serve(folder, ports);
    expect(second.app).toBe(first.app);
    const taken = await calepin(['serve', folder, ...ports]);
    expect(taken).toMatchObject({ code: 1, stdout: '' });
    expect(taken.stderr).toMatch(/^calepin: .*the port is in use\n$/);
  });

  it('stops although a sender and a reader have gone quiet, and keeps what it had acknowledged', async () => {
    const made = createCampaign();
    const serving = await serve(made.folder);
    const [facilitator, reviewer] = ['facilitator', 'reviewer'].map((role) => ({
      authorization: `Bearer ${made.invitations.find((one) => one.role === role)!.token}`,
    }));
    const kept = envelope();
    const url = `${serving.app}/v1/batches`;
    const stored = await fetch(url, { method: 'POST', headers: facilitator!, body: formOf(kept) });
    expect(stored.status).toBe(201);
    const port = Number(new URL(serving.app).port);
    const sender = connect({ port, host: 'localhost' });
    const headers = {
      ...facilitator!,
      'content-type': 'multipart/form-data; boundary=b',
      'content-length': '5000',
    };
    sender.write(rawRequest('POST /v1/batches', headers, Buffer.from('--b\r\n')));
    const reader = connect({ port, host: 'localhost' });
    reader.pause();
    reader.write(rawRequest('GET /v1/envelopes/pack', { ...reviewer!, connection: 'keep-alive' }));
    for (const socket of [sender, reader]) socket.on('error', () => {});
    await fetch(`${serving.app}/v1/health`);
    await serving.kill('SIGTERM');
    expect(serving.exitCode()).toBe(0);
    expect(serving.log().split('\n').slice(1)).toEqual(['']);
    const ledger = openSqliteLedger(join(made.folder, 'ledger.sqlite'));
    expect((await entriesOf(ledger)).map(({ id }) => id)).toEqual([kept.id]);
    await ledger.close();
  });

  it('runs twice on one folder: what is sent to both at once is kept once, and both show all of it', async () => {
    const made = createCampaign();
    const origins = (await Promise.all([serve(made.folder), serve(made.folder)])).map(({ app }) => app);
    const { token } = made.invitations.find(({ role }) => role === 'facilitator')!;
    const envelopes = Array.from({ length: 40 }, () => envelope());
    const send = async (origin: string, sent: ReturnType<typeof envelope>) => {
      const headers = { authorization: `Bearer ${token}` };
      const reply = await fetch(`${origin}/v1/batches`, { method: 'POST', headers, body: formOf(sent) });
      const { receipts } = (await reply.json()) as { receipts: { status: string; sha256: string }[] };
      return { ...receipts[0]!, code: reply.status };
    };
    const receipts = await Promise.all(
      envelopes.map((sent) => Promise.all(origins.map((origin) => send(origin, sent)))),
    );
    const wanted = envelopes.map(({ sha256 }) => [
      { code: 201, status: 'duplicate', sha256 },
      { code: 201, status: 'stored', sha256 },
    ]);
    const sorted = receipts.map((both) =>
      both
        .map(({ code, status, sha256 }) => ({ code, status, sha256 }))
        .toSorted((a, b) => (a.status < b.status ? -1 : 1)),
    );
    expect(sorted).toEqual(wanted);
    const ids = envelopes.map(({ id }) => id).toSorted();
    const ledger = openSqliteLedger(join(made.folder, 'ledger.sqlite'));
    expect((await entriesOf(ledger)).map(({ id }) => id).toSorted()).toEqual(ids);
    await ledger.close();
    const reviewer = made.invitations.find(({ role }) => role === 'reviewer')!;
    for (const origin of origins) {
      const headers = { authorization: `Bearer ${reviewer.token}` };
      const index = await (await fetch(`${origin}/v1/envelopes?limit=100`, { headers })).json();
      expect((index as { envelopes: { id: string }[] }).envelopes.map(({ id }) => id).toSorted()).toEqual(
        ids,
      );
    }
  });

  it('tells browsers to come by https only where people do', async () => {
    const { folder } = createCampaign();
    const { app, review } = await serve(folder, [...anyPort, '--public-url', 'https://notes.example.org']);
    const hsts = async (origin: string) => (await fetch(origin)).headers.get('strict-transport-security');
    expect([await hsts(app), await hsts(review)]).toEqual(['max-age=31536000', null]);
  });

  it('does not outlive a parent that held it by a channel and was killed', async () => {
    const { folder } = createCampaign();
    const main = join(root, 'dist', 'lib', 'cli', 'main.js');
    const parent = spawn(process.execPath, [
      '--eval',
      `require('node:child_process').spawn(process.execPath, process.argv.slice(1), { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })`,
      main,
      'serve',
      folder,
      '--json',
      ...anyPort,
    ]);
    const [line] = (await once(createInterface({ input: parent.stdout }), 'line')) as [string];
    const { app, pid } = JSON.parse(line) as { app: string; pid: number };
    expect(pid).not.toBe(parent.pid);
    const closed = once(parent, 'close');
    parent.kill('SIGKILL');
    await closed;
    await expect(fetch(app)).rejects.toThrow('fetch failed');
  });

  it('refuses to start without its ledger, on a broken campaign and on a database it does not know', async () => {
    const made = createCampaign();
    expect(await calepin(['serve', made.folder, '--database', 'postgres://db/calepin'])).toMatchObject({
      code: 2,
    });
    rmSync(join(made.folder, 'ledger.sqlite'));
    const without = await calepin(['serve', made.folder, ...anyPort]);
    expect(without).toMatchObject({ code: 1, stdout: '' });
    expect(without.stderr).toMatch(/^calepin: .*ledger\.sqlite is missing.*\n$/);
    writeFileSync(join(made.folder, 'campaign.json'), '{"schemaVersion": 1,\n oops');
    const broken = await calepin(['serve', made.folder, ...anyPort]);
    expect(broken).toMatchObject({ code: 1, stdout: '' });
    expect(broken.stderr).toMatch(/^calepin: .*campaign\.json is not JSON \(line 2\)\n$/);
  });
});
