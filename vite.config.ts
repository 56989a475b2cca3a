import { lingui } from '@lingui/vite-plugin';
import react from '@vitejs/plugin-react';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type UserConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import type { ManifestTransform } from 'workbox-build';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Windows 7 laptops stop at Chrome 109. */
const target = ['chrome109', 'edge109', 'firefox115', 'safari16.4'];

const common = {
  publicDir: at('public'),
  build: {
    target,
    cssTarget: target,
    emptyOutDir: true,
    sourcemap: false,
    modulePreload: { polyfill: false },
  },
  worker: { format: 'es' },
} satisfies UserConfig;

/** Subresource integrity for every precached file: what a captive portal answers instead is refused. */
const withIntegrity: ManifestTransform = (manifest) => ({
  manifest: manifest.map((entry) => {
    const bytes = readFileSync(join(at('dist/app'), entry.url));
    return { ...entry, integrity: `sha256-${createHash('sha256').update(bytes).digest('base64')}` };
  }),
});

const app = defineConfig({
  ...common,
  root: at('src/app'),
  build: {
    ...common.build,
    outDir: at('dist/app'),
    rolldownOptions: {
      // Nearly all of it is needed first: in a file of its own each module costs its name and its digest.
      output: {
        codeSplitting: {
          groups: [
            { name: 'contract', test: /src\/contract\// },
            { name: 'shared', test: /src\/(?:store|outbox|ui\/(?!messages))/ },
          ],
        },
      },
    },
  },
  plugins: [
    react(),
    lingui(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: '..',
      filename: 'sw.ts',
      registerType: 'prompt',
      injectRegister: false,
      manifest: false,
      injectManifest: {
        globPatterns: ['**/*.{js,css,html,woff2,bin,txt,json,svg,png,webmanifest}'],
        // Needed with a network only: the decoder of QR codes to join, large icons and pictures to install; and what
        // replaces a broken IndexedDB, where there is seldom a cache either. The kill switch is for whoever serves.
        globIgnores: [
          '**/*.{br,gz}',
          '**/{qr-decoder,memory-backing}-*.js',
          'icon-{512,maskable-512}.png',
          'kill-switch.js',
          'screens/**',
        ],
        manifestTransforms: [withIntegrity],
        maximumFileSizeToCacheInBytes: 1024 * 1024,
      },
    }),
  ],
});

const review = defineConfig({
  ...common,
  root: at('src/review'),
  publicDir: false,
  // Tables, pickers and the sealing library; opened on a laptop, not on the meeting's phone.
  build: { ...common.build, outDir: at('dist/review'), chunkSizeWarningLimit: 600 },
  plugins: [react(), lingui()],
});

export default defineConfig(({ mode }) => (mode === 'review' ? review : app));
