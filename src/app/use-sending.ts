import { useLiveQuery } from 'dexie-react-hooks';
import { listEntries } from '../outbox/outbox.ts';
import { useOnline } from './hooks.ts';
import { useServices } from './services.ts';

export interface Sending {
  /** Closed meetings that wait for their receipt. */
  readonly waiting: number;
  /**
   * False when the device says so, and when the last try found no way: phones report a network that leads
   * nowhere as being online.
   */
  readonly online: boolean;
}

/** The second fact of the state line: what waits to be sent, and whether it can go. */
export function useSending(): Sending {
  const { db } = useServices();
  const online = useOnline();
  const entries = useLiveQuery(() => listEntries(db), [db], []);
  const waiting = entries.filter(({ state }) => state !== 'received');
  return { waiting: waiting.length, online: online && !waiting.some(({ trouble }) => trouble === 'offline') };
}
