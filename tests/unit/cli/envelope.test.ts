import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../bin/toolchain.mjs';
import { createKeyPair } from '../../../src/seal/identity.ts';
import { sealSubmission } from '../../../src/seal/seal.ts';
import { createIdea, createSubmission } from './campaign.ts';
import { freshFolder } from './fresh-folder.ts';

const handbook = readFileSync(join(root, 'docs', 'envelope.md'), 'utf8');

describe('docs/envelope.md', () => {
  it('opens an envelope with the stock age program, as it says, by either key', async () => {
    const review = await createKeyPair();
    const recovery = await createKeyPair();
    const ideas = [createIdea(), createIdea({ text: 'Une marche à midi', question: null })];
    const submission = createSubmission({ ideas });
    const { bytes } = await sealSubmission(submission, [review.recipient, recovery.recipient], randomUUID());
    const folder = freshFolder();
    writeFileSync(join(folder, 'envelope.age'), bytes);
    const pipeline = /^age -d -i recovery\.txt .*$/m.exec(handbook)![0];
    for (const { identity } of [review, recovery]) {
      writeFileSync(join(folder, 'recovery.txt'), `# kept offline\n${identity}\n`);
      const { stdout, stderr } = spawnSync('sh', ['-c', pipeline], { cwd: folder, encoding: 'utf8' });
      expect(stderr).toBe('');
      const { ideas: columns, ...rest } = JSON.parse(stdout) as Record<string, unknown>;
      const { ideas: _, ...expected } = submission;
      expect(rest).toEqual(expected);
      expect(rowsOf(columns as Columns)).toEqual(ideas);
    }
  });

  it('names every field of a submission and of an idea', () => {
    const names = [createSubmission(), createSubmission().fields, createIdea()].flatMap(Object.keys);
    expect(
      names.filter((name) => !handbook.includes(`\`${name}\``) && !handbook.includes(`"${name}"`)),
    ).toEqual([]);
  });
});

type Columns = Readonly<Record<string, readonly unknown[]>>;

function rowsOf(columns: Columns): unknown {
  return columns['id']!.map((_, row) =>
    Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, values[row]])),
  );
}
