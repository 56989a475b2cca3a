import { useEffect } from 'react';
import { showBadge } from './show-badge.ts';
import { useSending } from './use-sending.ts';

/** The number that waits to be sent, on the icon of the installed app, where the device shows one. */
export function Badge() {
  const { waiting } = useSending();
  useEffect(() => showBadge(navigator, waiting), [waiting]);
  return null;
}
