import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../../bin/toolchain.mjs';
import { sharedFile } from '../../../src/contract/shared-file.ts';

interface Picture {
  readonly src: string;
  readonly type: string;
  readonly sizes: string;
}

interface Manifest {
  readonly [key: string]: unknown;
  readonly lang: string;
  readonly icons: readonly (Picture & { readonly purpose: string })[];
  readonly screenshots: readonly (Picture & { readonly form_factor: string; readonly label: string })[];
  readonly shortcuts: readonly { readonly name: string; readonly url: string; readonly icons: Picture[] }[];
  readonly share_target: { readonly action: string; readonly params: { readonly files: { name: string }[] } };
}

const read = (language: string): Manifest =>
  JSON.parse(readFileSync(join(root, 'public', `manifest.${language}.webmanifest`), 'utf8')) as Manifest;

const manifests = { en: read('en'), fr: read('fr') };

test('both manifests are of the same app and offer the same, each in its language', () => {
  const { en, fr } = manifests;
  expect(Object.keys(fr)).toEqual(Object.keys(en));
  for (const key of ['id', 'start_url', 'scope', 'share_target', 'launch_handler', 'icons']) {
    expect(fr[key]).toEqual(en[key]);
  }
  expect([en.lang, fr.lang]).toEqual(['en-CA', 'fr-CA']);
  expect(fr.shortcuts.map(({ url }) => url)).toEqual(en.shortcuts.map(({ url }) => url));
  for (const [at, { name }] of fr.shortcuts.entries()) expect(name).not.toBe(en.shortcuts[at]?.name);
});

test('every picture that a manifest names is there, in the size that it says', () => {
  for (const { icons, screenshots, shortcuts } of Object.values(manifests)) {
    const pictures = [...icons, ...screenshots, ...shortcuts.flatMap((shortcut) => shortcut.icons)];
    for (const { src, type, sizes } of pictures) {
      const path = join(root, 'public', src);
      expect(existsSync(path), src).toBe(true);
      if (type === 'image/png') expect(sizeOf(readFileSync(path)), src).toBe(sizes);
    }
    expect(icons.map(({ purpose }) => purpose)).toContain('maskable');
    const forms = screenshots.map((screenshot) => screenshot.form_factor);
    expect(forms).toEqual(expect.arrayContaining(['narrow', 'wide']));
  }
});

test('a shared file arrives where the service worker looks for it', () => {
  const { action, params } = manifests.en.share_target;
  expect(action).toBe(sharedFile.path);
  expect(params.files.map(({ name }) => name)).toEqual([sharedFile.field]);
});

/** Width and height stand in the first chunk of a PNG. */
function sizeOf(png: Buffer): string {
  return `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`;
}
