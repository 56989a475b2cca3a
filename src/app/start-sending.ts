import { saveEnrolment, getEnrolment } from '../store/enrolment.ts';
import { onLineChange } from '../sync/line.ts';
import { fetchCampaign } from './fetch-campaign.ts';
import type { Services } from './services.ts';

/** Wakes the sender at the start, when the page is seen and when a network appears; renews the campaign. */
export function startSending(services: Services): void {
  const { sync } = services;
  // A failed round leaves everything in the outbox; the next wake tries again.
  const wake = (reason: Parameters<typeof sync.wake>[0]) => void sync.wake(reason).catch(() => {});
  addEventListener('online', () => {
    wake('online');
    void renewCampaign(services);
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') wake('visible');
    else void services.wakeWithoutTab();
  });
  onLineChange(navigator, () => wake('online'));
  wake('start');
  void services.wakeWithoutTab();
  void renewCampaign(services);
}

/** Newer guides and lists of the campaign; meetings under way keep theirs. Quiet when it does not work. */
async function renewCampaign({ db, campaignDeps }: Services): Promise<void> {
  try {
    const enrolment = await getEnrolment(db);
    if (!enrolment) return;
    const { invitation } = enrolment;
    const result = await fetchCampaign(campaignDeps, invitation);
    if (result.type === 'campaign') await saveEnrolment(db, { invitation, campaign: result.campaign });
  } catch {
    return;
  }
}
