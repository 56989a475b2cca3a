import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../bin/toolchain.mjs';
import { calepin, calepinJson } from '../../support/calepin.ts';
import { campaignForTests } from './campaign.ts';
import { freshFolder } from './fresh-folder.ts';

const createCampaign = campaignForTests();
const shipped = join(root, 'src', 'guide', 'content');

/** A copy of a shipped guide with its files changed. */
function changedGuide(change: (source: string) => string): string {
  const folder = freshFolder();
  cpSync(join(shipped, 'working-group'), folder, { recursive: true });
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    writeFileSync(file, change(readFileSync(file, 'utf8')));
  }
  return folder;
}

describe('calepin guide check', () => {
  it('finds nothing wrong with the guides that ship, two languages and two guides at a time', async () => {
    const ran = await calepin([
      'guide',
      'check',
      join(shipped, 'mobilization'),
      join(shipped, 'working-group'),
    ]);
    expect(ran).toEqual({ code: 0, stdout: '2 guides: 0 errors, 0 warnings\n', stderr: '' });
  });

  it('says file, line, column, severity and message of a mistake, and fails', async () => {
    const folder = changedGuide((source) => source.replace(/^language: en$/m, 'language: de'));
    const ran = await calepin(['guide', 'check', folder, '--json']);
    expect(ran).toMatchObject({ code: 1, stderr: '' });
    const messages = JSON.parse(ran.stdout) as readonly Record<string, unknown>[];
    expect(messages[0]).toEqual({
      file: join(folder, 'en.md'),
      line: expect.any(Number) as number,
      column: expect.any(Number) as number,
      severity: 'error',
      message: expect.stringContaining('language: en') as string,
    });
  });

  it('fails in one line for a file that is not there and a folder without guides', async () => {
    for (const path of [join(shipped, 'none.md'), freshFolder()]) {
      const ran = await calepin(['guide', 'check', path]);
      expect(ran).toMatchObject({ code: 1, stdout: '' });
      expect(ran.stderr).toMatch(/^calepin: .*\n$/);
    }
  });
});

describe('calepin guide publish', () => {
  it('adds a guide once; the same again changes nothing, and other content needs another version', async () => {
    const { folder } = createCampaign();
    const published = join(folder, 'guides', 'working-group', 'v1.json');
    const publish = (guide: string) => calepin(['guide', 'publish', folder, guide, '--json']);
    expect(await publish(join(shipped, 'working-group'))).toEqual({
      code: 0,
      stdout: '[{"id":"working-group","version":1}]\n',
      stderr: '',
    });
    const first = readFileSync(published);
    expect(await publish(join(shipped, 'working-group'))).toMatchObject({ code: 0 });
    const retitle = (source: string) => source.replace(/^title: .*$/m, 'title: "Another"');
    const refused = await publish(changedGuide(retitle));
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toContain('version: 2');
    expect(readFileSync(published)).toEqual(first);
    const next = changedGuide((source) => retitle(source).replace(/^version: 1$/m, 'version: 2'));
    expect(await calepinJson(['guide', 'publish', folder, next])).toEqual([
      { id: 'working-group', version: 2 },
    ]);
    expect(readFileSync(published)).toEqual(first);
  });

  it('publishes nothing when one of the guides has an error', async () => {
    const { folder } = createCampaign();
    const broken = changedGuide((source) =>
      source.replace(/^id: .*$/m, 'id: broken').replace(/^title: .*$/m, ''),
    );
    const ran = await calepin(['guide', 'publish', folder, join(shipped, 'working-group'), broken]);
    expect(ran).toMatchObject({ code: 1, stdout: '' });
    expect(existsSync(join(folder, 'guides', 'working-group'))).toBe(false);
  });
});
