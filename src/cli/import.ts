import { existsSync, readFileSync, statSync } from 'node:fs';
import type { Receipt } from '../contract/batch.ts';
import { envelopeType } from '../contract/envelope.ts';
import { maxHandOffLength, readHandOff } from '../contract/hand-off.ts';
import type { Uuid } from '../contract/primitives.ts';
import type { Ledger } from '../endpoint/ledger.ts';
import { isHeld, receive } from '../endpoint/receive.ts';
import { openSqliteLedger } from '../endpoint/sqlite/ledger.ts';
import { sha256 } from '../seal/seal.ts';
import { openCampaignFolder } from './campaign-folder.ts';
import { counted, printJson, printLines, remark } from './output.ts';
import { failed, systemReason } from './stop.ts';
import { today } from './today.ts';

export interface ImportOptions {
  readonly json?: true;
}

/** Why nothing of a file was taken in. */
type Refusal =
  | { readonly reason: 'unreadable'; readonly detail: string }
  | { readonly reason: 'not-a-hand-off' }
  | { readonly reason: 'damaged'; readonly id: Uuid | null }
  | { readonly reason: 'other-campaign'; readonly campaign: Uuid };

interface TakenIn {
  readonly file: string;
  readonly receipts: readonly Receipt[];
  readonly refusal: Refusal | null;
}

/**
 * `calepin import`: puts the envelopes of hand-off files into the ledger, as an upload would, each file
 * committed before the next is read. The exit code: 1 when anything of them is not in the ledger after it.
 */
export async function importFiles(
  folder: string,
  files: readonly string[],
  { json }: ImportOptions,
): Promise<0 | 1> {
  const { campaign, paths } = openCampaignFolder(folder);
  if (!existsSync(paths.ledger)) throw failed(`${paths.ledger} is missing: restore it from a backup`);
  const ledger = openSqliteLedger(paths.ledger);
  try {
    const all: TakenIn[] = [];
    for (const file of files) {
      const one = await takeIn(file, campaign.id, ledger);
      all.push(one);
      if (!json) tell(one);
    }
    if (json) {
      printJson({
        epoch: await ledger.epoch(),
        day: today(),
        receipts: all.flatMap(({ receipts }) => receipts),
        refused: all.flatMap(({ file, refusal }) => (refusal === null ? [] : { file, ...refusal })),
      });
    }
    return all.every(({ refusal, receipts }) => refusal === null && receipts.every(isHeld)) ? 0 : 1;
  } finally {
    await ledger.close();
  }
}

async function takeIn(file: string, campaign: Uuid, ledger: Ledger): Promise<TakenIn> {
  const refuse = (refusal: Refusal): TakenIn => ({ file, receipts: [], refusal });
  let text: string;
  try {
    if (statSync(file).size > largestFile) return refuse({ reason: 'not-a-hand-off' });
    text = readFileSync(file, 'utf8');
  } catch (error) {
    return refuse({ reason: 'unreadable', detail: systemReason(error) });
  }
  const reading = await readHandOff(text, sha256);
  if (reading.type === 'damaged') return refuse({ reason: 'damaged', id: reading.id });
  if (reading.type === 'not-a-hand-off') return refuse({ reason: 'not-a-hand-off' });
  if (reading.campaign !== campaign) return refuse({ reason: 'other-campaign', campaign: reading.campaign });
  const sent = reading.envelopes.map(({ id, bytes }) => ({ name: id, type: envelopeType, bytes }));
  const receipts = await receive(sent, (envelopes) => ledger.append(envelopes, today()));
  return { file, receipts, refusal: null };
}

/** Bytes; the names in a cover may take more than one a sign. */
const largestFile = 2 * maxHandOffLength;

function tell({ file, receipts, refusal }: TakenIn): void {
  if (refusal !== null) {
    remark(`calepin: ${file}: ${sentenceOf(refusal)}`);
    return;
  }
  const count = (status: Receipt['status']) => receipts.filter((one) => one.status === status).length;
  const parts = [
    `${counted(count('stored'), 'envelope')} stored`,
    ...(count('duplicate') > 0 ? [`${count('duplicate')} already there`] : []),
  ];
  printLines(`${file}: ${parts.join(', ')}.`);
  for (const { id, status } of receipts.filter((one) => !isHeld(one))) {
    const why =
      status === 'conflict'
        ? 'another envelope with this id is already stored, and stays'
        : 'it is not an envelope';
    remark(`calepin: ${file}: ${id} was not stored: ${why}`);
  }
}

function sentenceOf(refusal: Refusal): string {
  switch (refusal.reason) {
    case 'unreadable':
      return `cannot be read: ${refusal.detail}`;
    case 'not-a-hand-off':
      return 'this is not a hand-off file';
    case 'damaged':
      return `damaged on its way (${refusal.id ?? 'it is not whole'}), nothing of it was taken: ask for it again, the device still holds it`;
    case 'other-campaign':
      return `of another campaign (${refusal.campaign}), nothing of it was taken`;
  }
}
