import * as z from 'zod/mini';

/** What kind of identifier was found. */
export const IdentifierKind = z.enum([
  'PERSON',
  'EMAIL',
  'PHONE',
  'SIN',
  'HEALTH_NO',
  'EMPLOYEE_NO',
  'ADDRESS',
  'POSTAL_CODE',
  'URL',
  'HANDLE',
  'DOB',
  'PLATE',
  'OTHER',
]);
export type IdentifierKind = z.infer<typeof IdentifierKind>;

/**
 * A place in a text that identifies a person; offsets in UTF-16 units of that text.
 * `certain: false` is a maybe: replaced like the others until a person says otherwise.
 */
export interface Finding {
  readonly kind: IdentifierKind;
  readonly start: number;
  readonly end: number;
  readonly certain: boolean;
}

/** What stands in a stored text where an identifier stood: never the original. */
export const Redaction = z.strictObject({
  kind: IdentifierKind,
  placeholder: z.string(),
  certain: z.boolean(),
});
export type Redaction = z.infer<typeof Redaction>;

declare const stripped: unique symbol;

/** Text that went through the stripper. Only `strip/` makes one; only this type may be stored. */
export type StrippedText = string & { readonly [stripped]: true };

/** `redactions` are in the order in which their placeholders stand in `text`. */
export interface StripResult {
  readonly text: StrippedText;
  readonly redactions: readonly Redaction[];
  /** Where the originals stood, in UTF-16 units of the input. Same order and length as `redactions`. */
  readonly findings: readonly Finding[];
}
