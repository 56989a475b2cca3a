import { existsSync } from 'node:fs';
import type { Role } from '../contract/invitation.ts';
import type { Day } from '../contract/primitives.ts';
import { type InvitationRecord, type Invitations, isGood } from '../endpoint/invitations.ts';
import { openSqliteInvitations } from '../endpoint/sqlite/invitations.ts';
import { type CampaignPaths, openCampaignFolder, readAddress } from './campaign-folder.ts';
import { createInvitation, toPrinted } from './create-invitation.ts';
import { counted, printJson, printLines } from './output.ts';
import { failed } from './stop.ts';
import { today } from './today.ts';

export interface InviteOptions {
  readonly role: Role;
  readonly label?: string;
  readonly expires?: Day;
  readonly json?: true;
}

/** `calepin invite`: one more invitation, good at once, also while the endpoint runs. */
export async function invite(folder: string, options: InviteOptions): Promise<void> {
  const { campaign, paths } = openCampaignFolder(folder);
  const invitation = createInvitation(campaign, options.role, options.expires ?? null);
  await withInvitations(paths, (invitations) =>
    invitations.add({
      token: invitation.token,
      id: invitation.id,
      role: invitation.role,
      label: options.label ?? null,
      created: today(),
      expires: options.expires ?? null,
    }),
  );
  const printed = toPrinted(invitation, readAddress(paths));
  if (options.json) printJson(printed);
  else printLines(`Invitation for a ${printed.role}. Give this link to one person or group:`, printed.link);
}

export interface RevokeOptions {
  readonly json?: true;
}

/** `calepin revoke`: whatever has this token, label or public id opens nothing any more. */
export async function revoke(folder: string, tokenOrLabel: string, { json }: RevokeOptions): Promise<void> {
  const { paths } = openCampaignFolder(folder);
  const revoked = await withInvitations(paths, (invitations) => invitations.revoke(tokenOrLabel, today()));
  if (revoked === 0) throw failed('no invitation that is still good has this token, label or id');
  if (json) printJson({ revoked });
  else printLines(`Revoked ${counted(revoked, 'invitation')}.`);
}

export interface InvitationsOptions {
  readonly json?: true;
}

/** `calepin invitations`: all that were ever made, without their tokens, which are not kept. */
export async function listInvitations(folder: string, { json }: InvitationsOptions): Promise<void> {
  const { paths } = openCampaignFolder(folder);
  const records = await withInvitations(paths, (invitations) => invitations.list());
  if (json) {
    printJson(
      records.map(({ id, role, label, created, expires, revoked, bytesUsed }) => ({
        id,
        role,
        label,
        created,
        expires,
        revoked,
        bytesUsed,
      })),
    );
  } else printLines(...records.map(toLine));
}

async function withInvitations<T>(
  paths: CampaignPaths,
  use: (invitations: Invitations) => Promise<T>,
): Promise<T> {
  if (!existsSync(paths.ledger)) throw failed(`${paths.ledger} is missing: restore it from a backup`);
  const invitations = openSqliteInvitations(paths.ledger);
  try {
    return await use(invitations);
  } finally {
    await invitations.close();
  }
}

function toLine(record: InvitationRecord): string {
  const { id, role, label, created, expires, revoked } = record;
  const state =
    revoked !== null ? `revoked ${revoked}` : isGood(record, today()) ? 'good' : `expired ${expires ?? ''}`;
  const end = revoked === null && expires !== null && isGood(record, today()) ? ` until ${expires}` : '';
  return [id, role.padEnd('facilitator'.length), `${state}${end}`, `made ${created}`, label ?? '-'].join(
    '  ',
  );
}
