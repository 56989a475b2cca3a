import type { Uuid } from '../contract/primitives.ts';
import { closeMeeting } from '../outbox/close-meeting.ts';
import { createOutbox } from '../outbox/outbox.ts';
import { createCached } from '../store/cached.ts';
import type { Database } from '../store/db.ts';
import { getEnrolment } from '../store/enrolment.ts';
import { getSettings } from '../store/settings.ts';
import { createStripBridge } from '../strip/bridge.ts';
import { askToBeWoken } from '../sync/background.ts';
import { browserEffects, unlessOthersSend } from '../sync/browser.ts';
import { createSync } from '../sync/sync.ts';
import { createInstallPrompt } from './install-prompt.ts';
import { createInvitationInbox } from './invitation-inbox.ts';
import { afterPaint } from './after-paint.ts';
import { createMeetingSession, type MeetingSession } from './meeting-session.ts';
import { registerServiceWorker } from './register-sw.ts';
import { createCampaignRenewal } from './renew-campaign.ts';
import type { Services } from './services.ts';
import type { StorageWatch } from './storage-watch.ts';
import { watchUnkept } from './watch-unkept.ts';
import { wipeDevice } from './wipe-device.ts';

/** The first text waits for the lists of names to load. Milliseconds. */
const stripTimeout = 20_000;

/** Between two looks at what is being typed. Milliseconds. */
const previewPause = 200;

/** An idea that is on its way for longer is shown as such. Milliseconds. */
const patience = 200;

/** The composition root: every effect of the browser is named here, and only here. */
export function createServices(db: Database, storage: StorageWatch): Services {
  const randomUuid = () => crypto.randomUUID();
  const bridge = createStripBridge({
    createWorker: () => new Worker(new URL('../strip/worker.ts', import.meta.url), { type: 'module' }),
    timeoutMs: stripTimeout,
    setTimeout: (callback, ms) => window.setTimeout(callback, ms),
    clearTimeout: (timer) => window.clearTimeout(timer),
  });
  const sending = browserEffects(unlessOthersSend, async () => (await getSettings(db)).wifiOnly);
  const campaignDeps = { ...sending, today };
  const outbox = createOutbox(db);
  const sync = createSync({ outbox, ...sending });
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  const wakeWithoutTab = async () => {
    if (workers) await askToBeWoken(outbox, workers.ready);
  };
  const enrolment = createCached(db, 'enrolment', () => getEnrolment(db));
  const sessions = new Map<Uuid, MeetingSession>();
  const strip: Services['strip'] = async (text, options) => {
    const campaign = (await enrolment())?.campaign;
    return bridge.strip(text, { ...options, keepList: campaign?.keepList ?? [] });
  };

  return {
    db,
    storage,
    sync,
    wakeWithoutTab,
    inbox: createInvitationInbox(localStorage),
    install: createInstallPrompt(window),
    updates: registerServiceWorker(workers, () => location.reload()),
    campaignDeps,
    renewal: createCampaignRenewal(db, campaignDeps),
    today,
    strip,
    randomUuid,
    session(meeting) {
      const open = sessions.get(meeting.id);
      if (open) return open;
      bridge.hire();
      const session = createMeetingSession(
        {
          db,
          randomUuid,
          pause: () => after(previewPause),
          patience: () => after(patience),
          shown: afterPaint,
          strip,
          jobTitles: async () => (await enrolment())?.campaign.lists.jobTitles.map(({ code }) => code) ?? [],
        },
        { id: meeting.id, language: meeting.fields.language },
      );
      sessions.set(meeting.id, session);
      return session;
    },
    unkept: watchUnkept(() => sessions.values()),
    async close(meeting) {
      const { sealSubmission } = await import('../seal/seal.ts');
      const result = await closeMeeting({ db, seal: sealSubmission, randomUuid }, meeting);
      if (result.type === 'closed') {
        sessions.delete(meeting);
        void sync.wake('closed').catch(() => {});
        void wakeWithoutTab();
      }
      return result;
    },
    async wipe() {
      const caches = 'caches' in window ? window.caches : undefined;
      const wiped = await wipeDevice({ db, sync, storages: [localStorage, sessionStorage], caches });
      if (wiped) location.replace('/');
      return wiped;
    },
  };
}

function after(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** The date on the wall of the person, not of Greenwich. */
function today(): string {
  const date = new Date();
  const two = (n: number) => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
