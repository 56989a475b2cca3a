/** What the checker reads afterwards. Ids only; the texts are made up. */
export type Event =
  | { readonly type: 'kept'; readonly meeting: string; readonly idea: string; readonly text: string }
  | { readonly type: 'removed'; readonly meeting: string; readonly idea: string }
  /** `withdrawn`: the envelopes that waited and are not to be sent any more. */
  | { readonly type: 'reopened'; readonly withdrawn: readonly string[] }
  /** A request that left the device. */
  | { readonly type: 'sent'; readonly parts: readonly { readonly id: string; readonly sha256: string }[] }
  /** An entry that the screen calls sent; `honest`: the ledger that it names held these bytes. */
  | { readonly type: 'shown received'; readonly envelope: string; readonly honest: boolean };

/** The state in which everything must be once the faults have stopped. */
export interface End {
  readonly meetings: readonly {
    readonly id: string;
    readonly open: boolean;
    readonly readable: ReadonlyMap<string, string>;
  }[];
  readonly entries: readonly { readonly id: string; readonly state: string }[];
  /** What reviewers open, every envelope of the ledger. */
  readonly envelopes: readonly {
    readonly id: string;
    readonly meeting: string;
    readonly revision: number;
    readonly ideas: readonly (readonly [id: string, text: string])[];
  }[];
  /** Planted words and tokens that were found where nothing readable may be: `secret in place`. */
  readonly leaks: readonly string[];
  /** What at the endpoint points to a device, a person or a time finer than a day. */
  readonly traces: readonly string[];
}
