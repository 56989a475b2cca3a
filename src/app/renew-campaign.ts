import type { Database } from '../store/db.ts';
import { getEnrolment, saveEnrolment } from '../store/enrolment.ts';
import { fetchCampaign, type FetchCampaignDeps } from './fetch-campaign.ts';

export interface CampaignRenewal {
  /** Whether the endpoint names other keys than the invitation of this device. They are never sealed to. */
  readonly otherKeys: () => boolean;
  readonly subscribe: (changed: () => void) => () => void;
  /** Takes newer guides and lists; meetings under way keep theirs. Quiet when it does not work. */
  renew(): Promise<void>;
  /** Another invitation was accepted. */
  forget(): void;
}

export function createCampaignRenewal(db: Database, deps: FetchCampaignDeps): CampaignRenewal {
  const listeners = new Set<() => void>();
  let otherKeys = false;
  const update = (now: boolean) => {
    otherKeys = now;
    for (const listener of listeners) listener();
  };
  return {
    otherKeys: () => otherKeys,
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    async renew() {
      try {
        const invitation = (await getEnrolment(db))?.invitation;
        if (!invitation) return;
        const result = await fetchCampaign(deps, invitation);
        // Meanwhile another invitation may have been accepted.
        if ((await getEnrolment(db))?.invitation.id !== invitation.id) return;
        if (result.type === 'campaign') await saveEnrolment(db, { invitation, campaign: result.campaign });
        if (result.type === 'campaign') update(false);
        else if (result.problem === 'other-keys') update(true);
      } catch {
        return;
      }
    },
    forget: () => update(false),
  };
}
