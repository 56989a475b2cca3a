import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../../bin/toolchain.mjs';
import { budgets, fetchedWhenNeeded, weigh } from '../../../bin/weights.mjs';

const app = join(root, 'dist', 'app');

test('the first load and all that offline needs stay within their budgets', () => {
  const weights = weigh(app);
  expect(weights.firstLoad).toBeGreaterThan(50_000);
  expect(weights.firstLoad).toBeLessThanOrEqual(budgets.firstLoad);
  expect(weights.offlineReady).toBeLessThanOrEqual(budgets.offlineReady);
});

test('every built file that a meeting needs is precached with its integrity, so that no portal’s page is kept in its place', () => {
  const worker = readFileSync(join(app, 'sw.js'), 'utf8');
  const files = readdirSync(app, { recursive: true, encoding: 'utf8' }).filter(
    (name) =>
      /\.\w+$/.test(name) && !/\.(?:br|gz)$/.test(name) && !fetchedWhenNeeded.test(name) && name !== 'sw.js',
  );
  expect(files.length).toBeGreaterThan(5);
  for (const file of files) {
    expect(worker).toMatch(new RegExp(`\\{[^{}]*${file.replace(/[.\\+]/g, '\\$&')}[^{}]*\\}`));
  }
  expect(
    worker.match(/integrity:["'`]sha256-/g)?.length ?? worker.match(/"integrity":"sha256-/g)?.length,
  ).toBe(files.length);
});

test('no inline script or style is in either app’s page, as the content security policy wants', () => {
  for (const name of ['app', 'review']) {
    const html = readFileSync(join(root, 'dist', name, 'index.html'), 'utf8');
    expect(html).not.toMatch(/<style|<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=/i);
  }
});
