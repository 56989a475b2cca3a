import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { root } from '../../bin/toolchain.mjs';
import { createWorld, type World } from '../e2e/world.ts';

/** Where the pictures go. */
export const folder = join(root, 'screenshots');

export const sizes = { phone: { width: 360, height: 740 }, laptop: { width: 1280, height: 800 } } as const;

/** How each screen is looked at. */
export const variants = (['phone', 'laptop'] as const).flatMap((size) =>
  (['en', 'fr'] as const).flatMap((language) =>
    (['light', 'dark'] as const).map((scheme) => ({ size, language, scheme })),
  ),
);

/** A fresh world for each test of the file, which the function returned gives. */
export function worldOfEach(guides?: readonly string[]): () => World {
  let world: World;
  beforeEach(async () => {
    mkdirSync(folder, { recursive: true });
    world = await createWorld(guides);
  }, 120_000);
  afterEach(() => world.close());
  return () => world;
}
