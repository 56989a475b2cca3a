import { lingui } from '@lingui/vite-plugin';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumArguments, findChromium } from './bin/chromium.mjs';

/** Every screen in every look, paper, the camera, failing storage, updates, bad lines: by `npm run test:long`. */
const longTests = ['accessibility', 'camera', 'print', 'service-worker', 'storage', 'troubles'].map(
  (name) => `tests/e2e/${name}.test.ts`,
);

/** What is waited for comes later on a busy machine; nothing is measured by it. Milliseconds. */
const patient = { poll: { timeout: 30_000 } };

/** One `calepin init` for all the tests of a run. */
const globalSetup = ['tests/support/campaigns.setup.ts'];

export default defineConfig({
  test: {
    reporters: ['default', ['json', { outputFile: 'dist/test-results.json' }]],
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          globalSetup,
          expect: patient,
          setupFiles: ['fake-indexeddb/auto'],
          include: ['tests/{unit,endpoint,faults}/**/*.test.{ts,tsx}'],
          testTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
        plugins: [lingui()],
      },
      {
        plugins: [react(), lingui()],
        // Found late, they would be bundled in a second round, and React be loaded twice.
        optimizeDeps: {
          include: [
            '@hookform/resolvers/zod',
            '@lingui/core',
            'age-encryption',
            'dexie',
            'dexie-react-hooks',
            'react',
            'react-aria-components',
            'react-dom/client',
            'react-hook-form',
            'react/jsx-dev-runtime',
            'wouter',
            'wouter/memory-location',
            'wouter/use-hash-location',
            'zod/mini',
          ],
        },
        test: {
          name: 'browser',
          expect: patient,
          include: ['tests/browser/**/*.test.{ts,tsx}'],
          testTimeout: 30_000,
          sequence: { groupOrder: 2 },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { executablePath: findChromium() ?? '', args: chromiumArguments },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        plugins: [lingui()],
        test: {
          name: 'screenshots',
          globalSetup,
          expect: patient,
          include: ['tests/screenshots/**/*.test.ts'],
          testTimeout: 240_000,
          hookTimeout: 120_000,
        },
      },
      {
        plugins: [lingui()],
        test: {
          name: 'e2e',
          globalSetup,
          expect: patient,
          include: ['tests/e2e/**/*.test.ts'],
          exclude: longTests,
          // Each step has a limit of its own; a busy machine needs longer for all of them.
          testTimeout: 600_000,
          hookTimeout: 120_000,
          // Side by side with the chaos, which comes first in this group: they mostly wait.
          sequence: { groupOrder: 3 },
        },
      },
      {
        plugins: [lingui()],
        test: {
          name: 'chaos',
          globalSetup,
          expect: patient,
          include: ['tests/chaos/**/*.test.ts'],
          hookTimeout: 120_000,
          sequence: { groupOrder: 3 },
        },
      },
      {
        plugins: [lingui()],
        test: {
          name: 'long',
          globalSetup,
          expect: patient,
          include: longTests,
          testTimeout: 240_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 4 },
        },
      },
    ],
  },
});
