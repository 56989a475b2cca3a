import * as z from 'zod/mini';
import { Guide } from './guide.ts';
import { AgeRecipient, Day, Language, Slug, Uuid } from './primitives.ts';

/** One entry of a list that facilitators pick from, in both languages. */
export const Choice = z.strictObject({ code: Slug, en: z.string(), fr: z.string() });
export type Choice = z.infer<typeof Choice>;

export const Lists = z.strictObject({
  sectors: z.array(Choice),
  regions: z.array(Choice),
  jobTitles: z.array(Choice),
  /** The ladder of escalation, the lightest rung first. Campaigns made before there was one have none. */
  rungs: z._default(z.array(Choice), []),
});
export type Lists = z.infer<typeof Lists>;

/** Names that must survive stripping, one public figure an entry: "François Legault". */
export const KeepList = z.array(z.string());
export type KeepList = z.infer<typeof KeepList>;

/** Announced to clients, and enforced. All sizes in bytes. */
export const Limits = z.strictObject({
  envelopeBytes: z.int().check(z.positive()),
  batchBytes: z.int().check(z.positive()),
  batchEnvelopes: z.int().check(z.positive()),
});
export type Limits = z.infer<typeof Limits>;

export const defaultLimits: Limits = {
  envelopeBytes: 1024 * 1024,
  batchBytes: 8 * 1024 * 1024,
  batchEnvelopes: 200,
};

/** `campaign.json` of a campaign folder, written by `calepin init` and edited by the organiser. */
export const Campaign = z.strictObject({
  schemaVersion: z.literal(1),
  id: Uuid,
  name: z.string().check(z.minLength(1)),
  languages: z.array(Language).check(z.minLength(1)),
  /** Review key first, offline recovery key second. */
  recipients: z.array(AgeRecipient).check(z.minLength(1)),
  lists: Lists,
  keepList: KeepList,
});
export type Campaign = z.infer<typeof Campaign>;

/** Reply of `GET /v1/campaign`. */
export const CampaignView = z.strictObject({
  id: Uuid,
  name: z.string(),
  languages: z.array(Language),
  recipients: z.array(AgeRecipient),
  lists: Lists,
  keepList: KeepList,
  limits: Limits,
  guides: z.array(Guide),
  /** The endpoint's date. */
  day: Day,
});
export type CampaignView = z.infer<typeof CampaignView>;
