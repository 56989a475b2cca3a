import { useLiveQuery } from 'dexie-react-hooks';
import { listEntries } from '../outbox/outbox.ts';
import { useServices } from './services.ts';

/** Closed meetings that wait for their receipt. */
export function useWaiting(): number {
  const { db } = useServices();
  return useLiveQuery(
    async () => (await listEntries(db)).filter(({ state }) => state !== 'received').length,
    [db],
    0,
  );
}
