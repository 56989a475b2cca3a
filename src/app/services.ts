import { createContext, use } from 'react';
import type { CloseResult } from '../outbox/close-meeting.ts';
import type { Day, Uuid } from '../contract/primitives.ts';
import type { Meeting } from '../contract/meeting.ts';
import type { Database } from '../store/db.ts';
import type { Sync } from '../sync/sync.ts';
import type { FetchCampaignDeps } from './fetch-campaign.ts';
import type { InstallPrompt } from './install-prompt.ts';
import type { InvitationInbox } from './invitation-inbox.ts';
import type { MeetingSession } from './meeting-session.ts';
import type { TextsDeps } from './meeting-texts.ts';
import type { Updates } from './register-sw.ts';
import type { CampaignRenewal } from './renew-campaign.ts';
import type { StorageWatch } from './storage-watch.ts';
import type { Unkept } from './watch-unkept.ts';

/** Everything that acts on the world, made once in `create-services.ts` and passed down. */
export interface Services {
  readonly db: Database;
  readonly storage: StorageWatch;
  readonly sync: Sync;
  /** While something waits, has the service worker send it with no tab open, where the browser can. */
  readonly wakeWithoutTab: () => Promise<void>;
  readonly inbox: InvitationInbox;
  readonly install: InstallPrompt;
  readonly updates: Updates;
  readonly campaignDeps: FetchCampaignDeps;
  readonly renewal: CampaignRenewal;
  readonly today: () => Day;
  /** Strips in the worker, with the campaign's keep-list. */
  readonly strip: TextsDeps['strip'];
  readonly randomUuid: () => Uuid;
  /** The session of an open meeting; the same one until the app closes or the meeting does. */
  readonly session: (meeting: Meeting) => MeetingSession;
  /** Whether something in those sessions could not be kept. */
  readonly unkept: Unkept;
  readonly close: (meeting: Uuid) => Promise<CloseResult>;
  /** Removes everything from this device and starts anew; `false`, and nothing, while something would be lost. */
  readonly wipe: () => Promise<boolean>;
}

export const ServicesContext = createContext<Services | null>(null);

export function useServices(): Services {
  const services = use(ServicesContext);
  if (!services) throw new Error('useServices outside ServicesContext');
  return services;
}
