import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { ensureNode, environmentFor, root, run, runMain } from './toolchain.mjs';
import { printWeights } from './weights.mjs';

/** Which sizes of blocks compress a file best differs from file to file. */
const blockBits = [16, 22];

/** Types and Node code, both apps, their compressed copies, and the weights against the budget. */
await runMain(async () => {
  const environment = environmentFor(ensureNode());
  const bin = (name) => join(root, 'node_modules', '.bin', name);
  run(bin('tsc'), ['-b'], environment);
  for (const mode of ['app', 'review']) {
    rmSync(join(root, 'dist', mode), { recursive: true, force: true });
    run(bin('vite'), ['build', '--mode', mode, '--logLevel', 'warn'], environment);
    compressAll(join(root, 'dist', mode));
  }
  printWeights();
});

/** A `.br` and a `.gz` beside every file that gains by it. */
function compressAll(folder) {
  for (const name of readdirSync(folder, { recursive: true })) {
    const path = join(folder, name);
    if (!statSync(path).isFile() || !/\.(?:js|css|html|json|svg|txt|bin|webmanifest)$/.test(path)) continue;
    const bytes = readFileSync(path);
    const [brotli] = blockBits
      .map((bits) =>
        brotliCompressSync(bytes, {
          params: {
            [constants.BROTLI_PARAM_QUALITY]: 11,
            [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
            [constants.BROTLI_PARAM_LGBLOCK]: bits,
          },
        }),
      )
      .sort((a, b) => a.length - b.length);
    if (brotli.length >= bytes.length) continue;
    writeFileSync(`${path}.br`, brotli);
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  }
}
