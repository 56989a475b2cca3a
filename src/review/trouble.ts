/**
 * Why something did not work, one plain sentence and one next step each on screen (`trouble.<type>.what`
 * and `trouble.<type>.next` of the catalogues).
 */
export type Trouble =
  | 'unreachable'
  | 'not-us'
  | 'invitation-unknown'
  | 'invitation-revoked'
  | 'wrong-role'
  | 'other-campaign'
  | 'busy'
  | 'endpoint-error'
  | 'wrong-passphrase'
  | 'not-an-identity'
  | 'broken';

/** A result that is either the thing or the trouble that stood in its way. */
export type Reply<Value> = { readonly type: 'ok'; readonly value: Value } | Failure;

export interface Failure {
  readonly type: 'trouble';
  readonly trouble: Trouble;
}

export function failed(trouble: Trouble): Failure {
  return { type: 'trouble', trouble };
}
