import { existsSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, extname } from 'node:path';
import type { Campaign, KeepList } from '../../contract/campaign.ts';
import type { Guide } from '../../contract/guide.ts';
import type { Ledger } from '../../endpoint/ledger.ts';
import { isBackup } from '../../endpoint/sqlite/backup.ts';
import { openSqliteLedgerForReading } from '../../endpoint/sqlite/ledger.ts';
import { campaignOf, guidesOf, openBackupFile } from '../backup-contents.ts';
import { openCampaignFolder, readPublishedGuides, writeSecretFile } from '../campaign-folder.ts';
import { groupBy } from '../group-by.ts';
import { loadStripper } from '../load-stripper.ts';
import { counted, remark } from '../output.ts';
import { askPassphrase, readPassphrase } from '../passphrase.ts';
import { failed, systemReason, wrongUse } from '../stop.ts';
import { toCsv } from './csv.ts';
import { type Exported, openAll, type OpenedExport } from './exported.ts';
import { exportFormats, type ExportFormat } from './formats.ts';
import { readIdentityFile } from './identity-file.ts';
import { ideaTable, type Names, noNames, countTable, meetingTable, outcomeTable } from './rows.ts';
import { checkExport, type CheckCounts } from './to-check.ts';
import { toXlsx } from './xlsx.ts';

export interface ExportOptions {
  readonly identity: string;
  readonly passphraseFile?: string;
  readonly format?: ExportFormat;
  readonly out?: string;
  /** Whether what still looks like an identifier is replaced. */
  readonly strip?: true;
}

/** `calepin export`: opens the envelopes of a campaign folder, a backup or one `.age` file, and writes the ideas. */
export async function exportIdeas(source: string, options: ExportOptions): Promise<void> {
  const format = options.format ?? formatOf(options.out);
  if (format === 'xlsx' && options.out === undefined && process.stdout.isTTY) {
    throw wrongUse('a workbook does not fit on a terminal: name a file with --out');
  }
  const { campaign, names, keepList, read } = openSource(source);
  const identity = await readIdentityFile(options.identity, async () => passphraseOf(options));
  const opened = await read((envelopes) => openAll(campaign, envelopes, identity));
  refuseNothingOpened(opened);
  const { exported, found } = checkExport(opened, {
    strip: loadStripper(keepList),
    jobTitles: new Set(names.lists.jobTitles.map(({ code }) => code)),
    replace: options.strip === true,
  });
  await write(await render(exported, names, format), options.out);
  tell(exported, options.out);
  tellFound(found, exported, options);
}

type Envelopes = Parameters<typeof openAll>[1];

interface Source {
  readonly campaign: string | null;
  readonly names: Names;
  readonly keepList: KeepList;
  readonly read: (use: (envelopes: Envelopes) => Promise<OpenedExport>) => Promise<OpenedExport>;
}

function openSource(source: string): Source {
  if (!existsSync(source)) throw failed(`${source}: there is no such file or folder`);
  if (!statSync(source).isDirectory()) {
    if (isBackup(source)) return openBackupSource(source);
    return { campaign: null, names: noNames, keepList: [], read: (use) => use(oneFile(source)) };
  }
  const { campaign, paths } = openCampaignFolder(source);
  if (!existsSync(paths.ledger)) throw failed(`${paths.ledger} is missing: restore it from a backup`);
  return sourceOf(campaign, readPublishedGuides(paths), paths.ledger);
}

function openBackupSource(file: string): Source {
  const { files, close } = openBackupFile(file);
  close();
  return sourceOf(campaignOf(files, file), guidesOf(files, file), file);
}

function sourceOf({ id, lists, keepList }: Campaign, guides: readonly Guide[], file: string): Source {
  return {
    campaign: id,
    names: { lists, guides },
    keepList,
    read: async (use) => {
      const ledger = openSqliteLedgerForReading(file);
      try {
        return await use(allOf(ledger));
      } finally {
        await ledger.close();
      }
    },
  };
}

async function* oneFile(file: string): Envelopes {
  try {
    yield { id: basename(file, '.age'), bytes: new Uint8Array(readFileSync(file)) };
  } catch (error) {
    throw failed(`cannot read ${file}: ${systemReason(error)}`);
  }
}

async function* allOf(ledger: Ledger): Envelopes {
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<Ledger['index']>> = await ledger.index(after, 500);
    for (const { id } of page.envelopes) {
      const bytes = await ledger.bytes(id);
      if (bytes === null) throw new Error('the ledger lost an envelope of its index');
      yield { id, bytes: new Uint8Array(bytes) };
    }
    after = page.next;
  } while (after !== null);
}

function passphraseOf({ passphraseFile, identity }: ExportOptions): string | Promise<string> {
  if (passphraseFile !== undefined) return readPassphrase(passphraseFile);
  if (!process.stdin.isTTY) {
    throw wrongUse(
      `${identity} is sealed with a passphrase: name the file that holds it with --passphrase-file`,
    );
  }
  return askPassphrase('Passphrase of the identity: ');
}

function refuseNothingOpened({ stored, opened, quarantined }: OpenedExport): void {
  if (stored === 0 || opened > 0) return;
  const strangers = quarantined.filter(({ reason }) => reason === 'not-sealed-to-us').length;
  throw failed(
    strangers === stored
      ? `this identity opens none of the ${counted(stored, 'envelope')}: it is not one of the campaign's keys`
      : `none of the ${counted(stored, 'envelope')} could be opened (${reasonCounts(quarantined)})`,
  );
}

async function render(exported: Exported, names: Names, format: ExportFormat): Promise<string | Buffer> {
  if (format === 'json') return `${JSON.stringify(exported)}\n`;
  const ideas = ideaTable(exported.meetings, names);
  if (format === 'csv') return toCsv(ideas);
  return toXlsx({
    Ideas: ideas,
    Outcomes: outcomeTable(exported.meetings, names),
    Counts: countTable(exported.meetings, names),
    Meetings: meetingTable(exported.meetings, names),
  });
}

async function write(content: string | Buffer, out: string | undefined): Promise<void> {
  if (out === undefined) {
    await new Promise<void>((resolve) => process.stdout.write(content, () => resolve()));
    return;
  }
  const temporary = `${out}.new`;
  try {
    writeSecretFile(temporary, content);
    renameSync(temporary, out);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw failed(`cannot write ${out}: ${systemReason(error)}`);
  }
}

function tell({ stored, opened, quarantined, meetings }: Exported, out: string | undefined): void {
  if (quarantined.length > 0) {
    remark(
      `Set aside ${counted(quarantined.length, 'envelope')} of ${stored}: ${reasonCounts(quarantined)}.`,
    );
  }
  if (out === undefined) return;
  const ideas = meetings.reduce((sum, meeting) => sum + meeting.ideas.length, 0);
  remark(
    `Wrote ${counted(ideas, 'idea')} of ${counted(meetings.length, 'meeting')} (${counted(opened, 'envelope')}) to ${out}`,
  );
}

/** Counts only: what was found is never said. */
function tellFound(found: CheckCounts, { meetings }: Exported, { strip }: ExportOptions): void {
  if (found.ideas + found.outcomes === 0) return;
  const total = meetings.reduce((sum, { ideas }) => sum + ideas.length, 0);
  const held = [
    ...(found.ideas > 0 ? [`${found.ideas} of ${counted(total, 'idea')}`] : []),
    ...(found.outcomes > 0 ? [counted(found.outcomes, 'outcome')] : []),
  ].join(' and ');
  const alone = found.ideas + found.outcomes === 1;
  remark(
    strip
      ? `Replaced what looked like an identifier of a person in ${held}.`
      : `${held} still ${alone ? 'looks' : 'look'} as if ${alone ? 'it' : 'they'} named someone: to_check says where, --strip replaces it.`,
  );
}

function reasonCounts(quarantined: Exported['quarantined']): string {
  return [...groupBy(quarantined, ({ reason }) => reason)]
    .map(([reason, group]) => `${group.length} ${reason}`)
    .join(', ');
}

function formatOf(out: string | undefined): ExportFormat {
  const extension = extname(out ?? '').slice(1);
  return exportFormats.find((format) => format === extension) ?? 'csv';
}
