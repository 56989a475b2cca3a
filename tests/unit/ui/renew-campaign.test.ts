import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { createCampaignRenewal } from '../../../src/app/renew-campaign.ts';
import { defaultLimits, type CampaignView } from '../../../src/contract/campaign.ts';
import type { Guide } from '../../../src/contract/guide.ts';
import type { Invitation } from '../../../src/contract/invitation.ts';
import { openDatabase } from '../../../src/store/db.ts';
import { getEnrolment, noteChangedGuide, saveEnrolment } from '../../../src/store/enrolment.ts';

const [review, recovery, other] = ['q', 'p', 'z'].map((letter) => `age1${letter.repeat(58)}`) as [
  string,
  string,
  string,
];
const joined: CampaignView = {
  id: randomUUID(),
  name: 'Spring campaign',
  languages: ['fr'],
  recipients: [review, recovery],
  lists: { sectors: [], regions: [], jobTitles: [], rungs: [] },
  keepList: [],
  limits: defaultLimits,
  guides: [],
  day: '2031-05-17',
};
const invitation: Invitation = {
  v: 1,
  role: 'facilitator',
  campaign: joined.id,
  id: randomUUID(),
  token: `cf_${'x'.repeat(43)}`,
  recipients: joined.recipients,
};

/** A device that joined, and an endpoint that names `campaign` now. */
async function createWorld() {
  const db = openDatabase(randomUUID());
  await saveEnrolment(db, { invitation, campaign: joined });
  const endpoint = { campaign: joined, reachable: true, meanwhile: async () => {} };
  const renewal = createCampaignRenewal(db, {
    fetch: async () => {
      await endpoint.meanwhile();
      if (!endpoint.reachable) throw new TypeError('no network');
      return Response.json(endpoint.campaign);
    },
    today: () => '2031-05-17',
    abortAfter: () => new AbortController().signal,
  });
  return { db, endpoint, renewal };
}

test('newer lists are taken', async () => {
  const { db, endpoint, renewal } = await createWorld();
  endpoint.campaign = { ...joined, keepList: ['Ruba Ghazal'] };
  await renewal.renew();
  expect((await getEnrolment(db))?.campaign.keepList).toEqual(['Ruba Ghazal']);
  expect(renewal.otherKeys()).toBe(false);
});

test('other keys are not taken, and it is said, until the endpoint names those of the invitation again', async () => {
  const { db, endpoint, renewal } = await createWorld();
  const said: boolean[] = [];
  renewal.subscribe(() => said.push(renewal.otherKeys()));
  endpoint.campaign = { ...joined, keepList: ['Ruba Ghazal'], recipients: [other, recovery] };
  await renewal.renew();
  expect(await getEnrolment(db)).toEqual(expect.objectContaining({ invitation, campaign: joined }));
  endpoint.reachable = false;
  await renewal.renew();
  expect(renewal.otherKeys()).toBe(true);
  Object.assign(endpoint, { reachable: true, campaign: joined });
  await renewal.renew();
  expect(said).toEqual([true, false]);
});

test('an invitation that is accepted while the old one is asked about is not overwritten', async () => {
  const { db, endpoint, renewal } = await createWorld();
  const renewed = { ...invitation, id: randomUUID(), recipients: [other, recovery] };
  endpoint.meanwhile = () => saveEnrolment(db, { invitation: renewed, campaign: joined });
  await renewal.renew();
  expect((await getEnrolment(db))?.invitation).toEqual(renewed);
});

test('a guide that changed is told until the person has seen it; one that is new, or was there before, is not', async () => {
  const { db, endpoint, renewal } = await createWorld();
  const told = async () => (await getEnrolment(db))?.changedGuides;
  endpoint.campaign = { ...joined, guides: [guide('means', 1), guide('means', 2), guide('strikes', 1)] };
  await renewal.renew();
  expect(await told()).toEqual([]);
  endpoint.campaign = { ...joined, guides: [guide('means', 1), guide('means', 2), guide('means', 3)] };
  await renewal.renew();
  await renewal.renew();
  expect(await told()).toEqual(['means']);
  endpoint.campaign = { ...joined, guides: [guide('means', 4), guide('strikes', 2)] };
  await renewal.renew();
  expect(await told()).toEqual(['means', 'strikes']);
  await noteChangedGuide(db, 'means');
  await renewal.renew();
  expect(await told()).toEqual(['strikes']);
});

test('the guides of another campaign did not change: they are others', async () => {
  const { db } = await createWorld();
  await saveEnrolment(db, { invitation, campaign: { ...joined, guides: [guide('means', 1)] } });
  const other = { ...joined, id: randomUUID(), guides: [guide('means', 2)] };
  await saveEnrolment(db, { invitation: { ...invitation, campaign: other.id }, campaign: other });
  expect((await getEnrolment(db))?.changedGuides).toEqual([]);
});

function guide(id: string, version: number): Guide {
  return { id, version, fields: ['date'], texts: {} };
}
