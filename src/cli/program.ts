import { Command, InvalidArgumentError, Option } from 'commander';
import type { Role } from '../contract/invitation.ts';
import { Day, Language } from '../contract/primitives.ts';
import type { BackupOptions } from './backup.ts';
import { defaultPorts } from './default-ports.ts';
import type { ExportOptions } from './export/export.ts';
import { exportFormats } from './export/formats.ts';
import type { GuideCheckOptions } from './guide-check.ts';
import type { GuidePublishOptions } from './guide-publish.ts';
import type { ImportOptions } from './import.ts';
import type { InitOptions } from './init.ts';
import type { InvitationsOptions, InviteOptions, RevokeOptions } from './invitations.ts';
import type { RestoreOptions } from './restore.ts';
import type { ServeOptions } from './serve.ts';
import type { StripOptions } from './strip.ts';
import { today } from './today.ts';
import { version } from './version.ts';

/**
 * The `calepin` command. What a command needs is loaded when it runs. `setExitCode` is called by commands
 * that print a result and fail all the same.
 */
export function createProgram(setExitCode: (code: 0 | 1) => void): Command {
  const program = new Command('calepin')
    .description('Members’ meetings on paper’s terms: offline notes, identifiers stripped, delivered sealed.')
    .version(version)
    .exitOverride()
    .showHelpAfterError('(--help says how)')
    .configureOutput({
      outputError: (text, write) => write(text.replace(/^error: /, 'calepin: ')),
    });

  const initCommand: Command = program
    .command('init')
    .description('make a campaign folder: lists, guides, review key, first invitations')
    .usage('[options] <dir>')
    .argument('[dir]', 'a folder that is empty or does not exist yet')
    .option('--name <name>', 'name of the campaign', nonEmpty, 'Calepin')
    .option('--guide <id...>', 'guides that ship (mobilization, working-group), or files or folders', [
      'mobilization',
    ])
    .option('--passphrase-file <file>', 'its first line seals the review key; at least 12 characters')
    .addOption(json())
    .addHelpText('after', initHelp)
    .action(async (dir: string | undefined, options: InitOptions) => {
      const named = dir === undefined ? splitLast(options.guide) : { dir, guide: options.guide };
      if (named === null) return initCommand.error("error: missing required argument 'dir'");
      await (await import('./init.ts')).init(named.dir, { ...options, guide: named.guide });
    });

  program
    .command('serve')
    .description('run the endpoint, with the facilitators’ app and the review app')
    .argument('<dir>', 'a campaign folder')
    .option('--port <port>', 'of the facilitators’ app; 0: any free one', toPort, defaultPorts.app)
    .option('--review-port <port>', 'of the review app; 0: any free one', toPort, defaultPorts.review)
    .option('--host <host>', 'address to listen on; 0.0.0.0: all of this machine', nonEmpty, 'localhost')
    .option(
      '--public-url <url>',
      'origin of the facilitators’ app as people reach it (behind a proxy)',
      toOrigin,
    )
    .option('--review-public-url <url>', 'origin of the review app as people reach it', toOrigin)
    .option('--database <url>', 'another ledger than ledger.sqlite in the folder (not supported yet)')
    .addOption(json('first line: { app, review, pid }'))
    .action(async (dir: string, options: ServeOptions) => (await import('./serve.ts')).serve(dir, options));

  program
    .command('invite')
    .description('make one more invitation; it is good at once')
    .argument('<dir>', 'a campaign folder')
    .addOption(
      new Option('--role <role>', 'whom it is for')
        .choices(['facilitator', 'reviewer'] satisfies readonly Role[])
        .default('facilitator'),
    )
    .option('--label <label>', 'a name to revoke it by; stays in the folder, is never sent', nonEmpty)
    .option('--expires <day>', 'last day on which it is good, YYYY-MM-DD', toDay)
    .addOption(json('{ role, link, token }'))
    .action(async (dir: string, options: InviteOptions) =>
      (await import('./invitations.ts')).invite(dir, options),
    );

  program
    .command('revoke')
    .description('make an invitation good for nothing')
    .argument('<dir>', 'a campaign folder')
    .argument('<token-or-label>', 'its token, its label or its public id')
    .addOption(json('{ revoked: <number> }'))
    .action(async (dir: string, what: string, options: RevokeOptions) =>
      (await import('./invitations.ts')).revoke(dir, what, options),
    );

  program
    .command('invitations')
    .description('list the invitations; their tokens are not kept')
    .argument('<dir>', 'a campaign folder')
    .addOption(json('[{ id, role, label, created, expires, revoked, bytesUsed }]'))
    .action(async (dir: string, options: InvitationsOptions) =>
      (await import('./invitations.ts')).listInvitations(dir, options),
    );

  program
    .command('strip')
    .description('strip JSON lines from stdin to stdout')
    .addOption(
      new Option('--lang <lang>', 'language of the lines that do not say theirs')
        .choices(Language.options)
        .default('en'),
    )
    .option('--keep <file>', 'names that survive: one a line, # comments')
    .addOption(json('always so'))
    .addHelpText('after', stripHelp)
    .action(async (options: StripOptions) => setExitCode(await (await import('./strip.ts')).strip(options)));

  program
    .command('import')
    .description('put the envelopes of hand-off files into the ledger, as an upload would')
    .argument('<dir>', 'a campaign folder')
    .argument('<file...>', 'files that facilitators handed over')
    .addOption(json('{ epoch, day, receipts, refused }'))
    .addHelpText('after', importHelp)
    .action(async (dir: string, files: readonly string[], options: ImportOptions) =>
      setExitCode(await (await import('./import.ts')).importFiles(dir, files, options)),
    );

  program
    .command('backup')
    .description('write the whole campaign to one file, also while it is served')
    .argument('<dir>', 'a campaign folder')
    .requiredOption('--out <file>', 'a new file, or an older backup, which is replaced')
    .addOption(json('{ file, campaign, epoch, envelopes, invitations, bytes }'))
    .addHelpText('after', backupHelp)
    .action(async (dir: string, options: BackupOptions) =>
      (await import('./backup.ts')).backup(dir, options),
    );

  program
    .command('restore')
    .description('make a campaign folder from a backup')
    .argument('<file>', 'what calepin backup wrote')
    .argument('<dir>', 'a folder that is empty or does not exist yet')
    .option('--force', 'move what the folder holds of a campaign aside, to before-restore')
    .addOption(json('{ folder, campaign, epoch, previousEpoch, envelopes, invitations, movedTo }'))
    .addHelpText('after', restoreHelp)
    .action(async (file: string, dir: string, options: RestoreOptions) =>
      (await import('./restore.ts')).restore(file, dir, options),
    );

  program
    .command('export')
    .description('open the envelopes and write the ideas')
    .argument('<dir-or-file>', 'a campaign folder, a backup of one, or one .age file of its ledger')
    .requiredOption('--identity <file>', 'review-key.age, or a file that holds AGE-SECRET-KEY-1…')
    .option('--passphrase-file <file>', 'its first line opens the identity')
    .addOption(new Option('--format <format>', 'without it: as --out ends, or csv').choices(exportFormats))
    .option('--out <file>', 'write there instead of to stdout')
    .option('--strip', 'replace what still looks like an identifier of a person by a placeholder')
    .addOption(json('the same as --format json').implies({ format: 'json' }))
    .addHelpText('after', exportHelp)
    .action(async (source: string, options: ExportOptions) =>
      (await import('./export/export.ts')).exportIdeas(source, options),
    );

  const guide = program.command('guide').description('check and publish the guides of meetings');
  guide
    .command('check')
    .description('say every mistake in guide files; exit code 1 when one is an error')
    .argument('<file...>', 'Markdown files or folders; files with the same id are checked together')
    .addOption(json('[{ file, line, column, severity, message }]'))
    .action(async (files: readonly string[], options: GuideCheckOptions) =>
      setExitCode((await import('./guide-check.ts')).checkGuideFiles(files, options)),
    );
  guide
    .command('publish')
    .description('check guides and add them to a campaign; a published version never changes')
    .argument('<dir>', 'a campaign folder')
    .argument('<file...>', 'Markdown files or folders')
    .addOption(json('[{ id, version }]'))
    .action(async (dir: string, files: readonly string[], options: GuidePublishOptions) =>
      (await import('./guide-publish.ts')).publishGuideFiles(dir, files, options),
    );

  return program;
}

const initHelp = `
Without --passphrase-file the passphrase is asked for or, where there is no terminal, made and written
to review-passphrase.txt in the folder. The recovery key is printed once and kept nowhere.

--json prints { campaign, reviewIdentity: <path>, recoveryIdentity, recipients, invitations:
[{ role, link, token }] }.`;

const stripHelp = `
In:  { "id"?, "lang"?: "en" | "fr", "text" } a line.
Out: { "id"?, "text", "redactions": [{ "kind", "start", "end", "placeholder", "certain" }] } a line, in
the same order; offsets in UTF-16 units of the text that came in; "certain": false is a maybe, replaced
like the others. A text over 20,000 units gives { "id"?, "error": "too-long" }. A line that is not such
JSON is named on stderr by its number and gives no line. After either the exit code is 1.`;

const importHelp = `
It may run while calepin serve does, and more than once with the same file: nothing is doubled.

--json prints { epoch, day, receipts: [{ id, sha256, status, problem? }], refused: [{ file, reason }] };
status is stored, duplicate, conflict or rejected, reason is unreadable, not-a-hand-off, damaged or
other-campaign. The exit code is 1 when there is a conflict, a rejected or a refused.`;

const backupHelp = `
In it: the ledger with its sealed envelopes and invitations, campaign.json, the guides, the address and
the sealed review key. Not in it: the passphrase, the recovery key, tokens. It is a SQLite database.`;

const restoreHelp = `
The ledger gets a new epoch. By it devices notice that the endpoint may have lost what came in after the
backup, and send that again, as far as they still keep it. Copying a campaign folder by hand changes no
epoch: nobody would notice. A folder in use is refused. --force deletes nothing.`;

const exportHelp = `
--format json writes { campaign, stored, opened, quarantined: [{ id, reason }], meetings: [{ id,
revision, invitation, guide, fields, outcomes, counts, next, comment, commentFlags, questions?, ideas: [{ id, topic, question,
kind, language, text, sector, region, jobTitle, redactions, source, heard, linkedTo, rung, carryOver,
national, owner, due, flags }] }] }; stored = opened + quarantined. csv has a row an idea; xlsx has
more sheets: outcomes of the topics, shows of hands, meetings. Meetings count once, at their highest
revision.

Ideas, free job titles, owners, outcomes, comments and own questions are read by the stripper once more. What still looks like an
identifier stays as it is, is counted on stderr and in the column to_check, and stands in
"flags": [{ "field", "kind", "start", "end" }] of its idea or outcome. --strip replaces it instead.

It may run while calepin serve does. docs/envelope.md says how to open an envelope without Calepin.`;

/** `init --guide mobilization DIR`: an option that takes several values has taken the folder too. */
function splitLast(values: readonly string[]): { dir: string; guide: readonly string[] } | null {
  const dir = values.at(-1);
  return dir === undefined || values.length < 2 ? null : { dir, guide: values.slice(0, -1) };
}

function json(shape = 'one JSON value on stdout'): Option {
  return new Option('--json', `print JSON: ${shape}`.replace('JSON: one JSON', 'one JSON'));
}

function nonEmpty(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('It is empty.');
  return text;
}

function toPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new InvalidArgumentError('A port is a number from 0 to 65535.');
  return port;
}

function toDay(text: string): Day {
  if (!Day.safeParse(text).success) throw new InvalidArgumentError('Write a day as YYYY-MM-DD.');
  if (text < today()) throw new InvalidArgumentError('That day is past.');
  return text;
}

/** An http(s) URL without path, query or fragment: the apps live at the root of an origin. */
function toOrigin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || `${url.origin}/` !== url.href) {
    throw new InvalidArgumentError('Write an origin, such as https://notes.example.org, with no path.');
  }
  return url.origin;
}
