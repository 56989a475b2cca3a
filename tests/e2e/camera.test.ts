import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { writeFilm } from '../support/fake-camera.ts';
import { createFacilitator, type Facilitator } from './facilitator.ts';
import { createWorld, type World } from './world.ts';

let world: World;
let context: BrowserContext;
let person: Facilitator;

beforeEach(async () => {
  world = await createWorld();
});

afterEach(() => world.close());

const origin = () => `http://localhost:${world.proxy.port}`;

/** A person whose camera sees these codes, one after the other, and who has opened the scanner. */
async function scan(seen: readonly string[], camera: readonly string[]): Promise<void> {
  const film = join(world.home, 'film.y4m');
  writeFilm(film, seen);
  context = await launchBrowser(world.profile, {
    arguments: [`--use-file-for-fake-video-capture=${film}`, ...camera],
  });
  person = await createFacilitator(context.pages()[0]!, 'en');
  await person.page.addInitScript(() => {
    const { mediaDevices } = navigator;
    const open = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async (wanted) => {
      const stream = await open(wanted);
      Object.assign(window, { tracks: stream.getTracks() });
      return stream;
    };
  });
  await person.page.goto(origin());
  await person.page.getByRole('button', { name: person.t('join.scan') }).click();
}

const allowed = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
const says = (id: string) => person.page.getByText(person.t(id)).first().waitFor({ timeout: 60_000 });

test('an invitation that the camera sees is joined, and the camera is let go', async () => {
  await scan([world.links.facilitator], allowed);
  await says('ready.set');
  expect(person.page.url()).not.toContain('join');
  expect(await person.page.getByRole('dialog').count()).toBe(0);
  const tracks = await person.page.evaluate(() =>
    (window as unknown as { tracks: readonly MediaStreamTrack[] }).tracks.map(({ readyState }) => readyState),
  );
  expect(tracks).toEqual(['ended']);
});

test('a code that is no invitation is said to be none, and the camera goes on looking', async () => {
  await scan(['https://example.org/menu', world.links.facilitator], allowed);
  await says('scan.other-code');
  await says('ready.set');
});

test('a camera that is refused is said to be of no use, and a pasted link joins', async () => {
  await scan([world.links.facilitator], ['--use-fake-device-for-media-stream', '--deny-permission-prompts']);
  await says('scan.no-camera');
  expect(await person.page.evaluate(() => document.querySelectorAll('video').length)).toBe(0);
  await person.page.keyboard.press('Escape');
  await person.page.getByRole('textbox', { name: person.t('join.paste') }).fill(world.links.facilitator);
  await person.page.getByRole('button', { name: person.t('join.go'), exact: true }).click();
  await says('ready.set');
});
