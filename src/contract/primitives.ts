import * as z from 'zod/mini';

/** UUID v4, lower case. Random only: a v7 or ULID would carry a clock into what is sent. */
export const Uuid = z
  .string()
  .check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/));
export type Uuid = z.infer<typeof Uuid>;

/** SHA-256 of bytes, 64 lower-case hexadecimal digits. */
export const Sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));
export type Sha256 = z.infer<typeof Sha256>;

/** A date without a time, `YYYY-MM-DD`. The finest time that the endpoint keeps. */
export const Day = z.iso.date();
export type Day = z.infer<typeof Day>;

/** A time of day on the wall, `HH:MM`. */
export const TimeOfDay = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
export type TimeOfDay = z.infer<typeof TimeOfDay>;

/** A time zone of the IANA database, as `Intl` knows it: `America/Toronto`. */
export const TimeZone = z
  .string()
  .check(z.regex(/^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+)*$/), z.maxLength(64));
export type TimeZone = z.infer<typeof TimeZone>;

export const Language = z.enum(['en', 'fr']);
export type Language = z.infer<typeof Language>;

/** A stable id written by the author of a guide or of a list: `means.repeat`, `health`, `17`. */
export const Slug = z.string().check(z.regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/), z.maxLength(64));
export type Slug = z.infer<typeof Slug>;

/** A recipient of the age format with X25519, `age1…`. */
export const AgeRecipient = z.string().check(z.regex(/^age1[02-9ac-hj-np-z]{58}$/));
export type AgeRecipient = z.infer<typeof AgeRecipient>;
