import type { OutboxEntry } from '../../src/contract/outbox-entry.ts';
import type { Outbox } from '../../src/outbox/outbox.ts';
import type { Random } from './random.ts';

/** What a device keeps over a crash. `ideas`: readable text by idea id. */
export interface DeviceStore {
  readonly outbox: Outbox;
  startMeeting(meeting: string): Promise<void>;
  keep(meeting: string, idea: string, text: string): Promise<void>;
  edit(idea: string, text: string): Promise<void>;
  remove(idea: string): Promise<void>;
  close(meeting: string): Promise<void>;
  reopen(meeting: string): Promise<boolean>;
  isOpen(meeting: string): Promise<boolean>;
  ideas(meeting: string): Promise<ReadonlyMap<string, string>>;
  entries(): Promise<readonly OutboxEntry[]>;
}

/** What a sealed submission says in this simulation; never twice the same bytes, as with a real seal. */
export interface Sealed {
  readonly meeting: string;
  readonly revision: number;
  readonly ideas: readonly (readonly [id: string, text: string])[];
}

export function sealForTest(sealed: Sealed, random: Random): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify({ ...sealed, nonce: random.uuid() }));
}

export function openForTest(bytes: Uint8Array): Sealed {
  return JSON.parse(new TextDecoder().decode(bytes)) as Sealed;
}
