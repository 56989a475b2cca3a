import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../bin/toolchain.mjs';
import { calepinJson } from '../support/calepin.ts';
import type { World } from './world.ts';

/** The organizer publishes the guide `mobilization` as its next version, and serves it. */
export async function publishGuide(world: World): Promise<void> {
  const files = (['en', 'fr'] as const).map((language) => {
    const source = readFileSync(
      join(root, 'src', 'guide', 'content', 'mobilization', `${language}.md`),
      'utf8',
    );
    const file = join(world.home, `mobilization-${language}.md`);
    writeFileSync(file, source.replace(/^version: \d+$/m, `version: ${world.guide.version + 1}`));
    return file;
  });
  await calepinJson(['guide', 'publish', world.folder, ...files]);
  await world.killEndpoint();
  await world.restart();
}
