import { noFindings, type DraftFindings, type DraftPreview } from '../capture/draft-preview.ts';
import type { Finding } from '../contract/redaction.ts';

export interface DraftPreviewDeps {
  /** Waits until no idea is on its way, so that none is kept later for a preview's sake. */
  readonly idle: () => Promise<void>;
  /** Between two looks. */
  readonly pause: () => Promise<void>;
  /** Empty when the text cannot be stripped: keeping it will say why. */
  readonly find: (text: string) => Promise<readonly Finding[]>;
}

/** Longer drafts are not looked at while they are typed: an Enter would wait for it. UTF-16 units. */
const maxPreview = 2_000;

/** One look at a time, at the latest text. */
export function createDraftPreview(deps: DraftPreviewDeps): DraftPreview {
  const listeners = new Set<() => void>();
  let shown: DraftFindings = noFindings;
  let latest = '';
  let looking = false;

  const show = (next: DraftFindings) => {
    if (next.findings.length === 0 && shown.findings.length === 0) return;
    shown = next;
    for (const listener of listeners) listener();
  };
  const look = async () => {
    if (looking) return;
    looking = true;
    let seen: string | null = null;
    while (seen !== latest) {
      await deps.pause();
      await deps.idle();
      const asked: string = latest;
      // As it will be kept.
      const text = asked.trimEnd();
      const worthwhile = text !== '' && text.length <= maxPreview;
      const findings = worthwhile ? await deps.find(text).catch(() => []) : [];
      show(findings.length === 0 ? noFindings : { text, findings });
      seen = asked;
    }
    looking = false;
  };
  return {
    ask(text) {
      latest = text;
      void look();
    },
    view: () => shown,
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
}
