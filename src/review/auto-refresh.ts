import type { Session } from './session.ts';

/** Milliseconds between pulls of what is new. */
const interval = 60_000;

/** Pulls now and then while the page is in sight, and when it comes back into sight. Returns the stop. */
export function startAutoRefresh(session: Session, page: Document): () => void {
  const refresh = () => {
    if (page.visibilityState === 'visible') void session.refresh();
  };
  const timer = setInterval(refresh, interval);
  page.addEventListener('visibilitychange', refresh);
  return () => {
    clearInterval(timer);
    page.removeEventListener('visibilitychange', refresh);
  };
}
