import { useLiveQuery } from 'dexie-react-hooks';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { ChangedGuides } from '../../../src/app/changed-guides.tsx';
import { defaultLimits, type CampaignView } from '../../../src/contract/campaign.ts';
import type { Database } from '../../../src/store/db.ts';
import { getEnrolment, saveEnrolment } from '../../../src/store/enrolment.ts';
import { createWorld, guide, invitation, lists } from './world.tsx';

/** The newest version of the guide that the campaign names. */
const named = (version: number): CampaignView => ({
  id: invitation.campaign,
  name: 'Spring campaign',
  languages: ['en', 'fr'],
  recipients: invitation.recipients,
  lists,
  keepList: [],
  limits: defaultLimits,
  guides: [{ ...guide, version }],
  day: '2031-05-17',
});

function Home({ db }: { readonly db: Database }) {
  const enrolment = useLiveQuery(() => getEnrolment(db), [db]);
  return enrolment ? <ChangedGuides enrolment={enrolment} /> : null;
}

test.each([
  ['en', 'A guide has changed', /A guide, version 2\./, 'Read it', 'Got it'],
  ['fr', 'Un guide a changé', /A guide, version 2\./, 'Le lire', 'C’est noté'],
] as const)(
  'in %s a guide that changed is named with its version, can be read, and is no longer told once noted',
  async (language, title, what, read, noted) => {
    const { db, show, places } = await createWorld(language);
    await saveEnrolment(db, { invitation, campaign: named(1) });
    show(<Home db={db} />);
    await expect.element(page.getByText(title)).not.toBeInTheDocument();
    await saveEnrolment(db, { invitation, campaign: named(2) });
    await expect.element(page.getByText(title)).toBeVisible();
    await expect.element(page.getByText(what)).toBeVisible();
    await page.getByRole('button', { name: read }).click();
    expect(places.at(-1)).toBe(`/print/guide/${guide.id}`);
    await page.getByRole('button', { name: noted }).click();
    await expect.element(page.getByText(title)).not.toBeInTheDocument();
  },
);
