import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium } from './chromium.mjs';
import { ensureNode, ensurePackages, environmentFor, MissingError, run, runMain, say } from './toolchain.mjs';

/** `npm test`: brings what is missing, then runs `npm run verify`. */
await runMain(async () => {
  const node = ensureNode();
  ensurePackages(node);
  ensureDebianPackages();
  const chromium = findChromium() ?? installPlaywrightChromium(node);
  const environment = { ...environmentFor(node), CHROME_PATH: chromium };
  run('npm', ['run', 'verify'], environment);
});

/** The browser and the stock `age` program, where this is root on Debian. */
function ensureDebianPackages() {
  const missing = [
    ...(findChromium() ? [] : ['chromium', 'fonts-dejavu-core']),
    ...(hasAge() ? [] : ['age']),
  ];
  if (missing.length === 0) return;
  const debian = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
  if (debian) {
    say(`Installing ${missing.join(' and ')} …`);
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const quiet = { env: environment, stdio: ['ignore', 'ignore', 'inherit'] };
    spawnSync('apt-get', ['update', '-qq'], quiet);
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], quiet);
  }
  if (!hasAge()) {
    throw new MissingError('The tests need the program age (https://age-encryption.org): please install it.');
  }
}

function hasAge() {
  return spawnSync('age', ['--version'], { stdio: 'ignore' }).status === 0;
}

function installPlaywrightChromium(node) {
  say('Installing a Chromium for the tests …');
  const cli = new URL('../node_modules/playwright-core/cli.js', import.meta.url).pathname;
  const { status } = spawnSync(node, [cli, 'install', 'chromium'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const script = "process.stdout.write(require('playwright-core').chromium.executablePath())";
  const path = spawnSync(node, ['-e', script], { encoding: 'utf8' }).stdout;
  if (status !== 0 || !existsSync(path)) {
    throw new MissingError(
      'The tests need Chromium or Chrome: please install one, or set CHROME_PATH to it.',
    );
  }
  return path;
}
