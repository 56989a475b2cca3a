import 'fake-indexeddb/auto';
import { defaultLimits } from '../../src/contract/campaign.ts';
import { closeMeeting } from '../../src/outbox/close-meeting.ts';
import { createOutbox, listEntries } from '../../src/outbox/outbox.ts';
import { reopenMeeting } from '../../src/outbox/reopen-meeting.ts';
import { openDatabase } from '../../src/store/db.ts';
import { saveEnrolment } from '../../src/store/enrolment.ts';
import { editIdea, keepIdea, listIdeas, removeIdea } from '../../src/store/ideas.ts';
import { getMeeting, startMeeting } from '../../src/store/meetings.ts';
import { sampleIdea, sampleMeeting, stripped } from '../support/samples.ts';
import { type DeviceStore, sealForTest } from './device-store.ts';
import { type Random, sha256 } from './random.ts';

/** A device with the product's own database code, on fake-indexeddb; only the seal is a stand-in. */
export async function createDexieStore(random: Random): Promise<DeviceStore & { delete(): Promise<void> }> {
  const db = openDatabase(`faults-${random.uuid()}`);
  const campaign = random.uuid();
  await saveEnrolment(db, {
    invitation: { v: 1, role: 'facilitator', campaign, id: random.uuid(), token: 'token', recipients: [] },
    campaign: {
      id: campaign,
      name: 'Campaign',
      languages: ['en'],
      recipients: [],
      lists: { sectors: [], regions: [], jobTitles: [], rungs: [] },
      keepList: [],
      limits: defaultLimits,
      guides: [],
      day: '2026-11-21',
    },
  });
  const { guide, fields } = sampleMeeting();

  return {
    outbox: createOutbox(db),
    async startMeeting(id) {
      await startMeeting(db, { id, campaign, guide, fields });
    },
    async keep(meeting, id, text) {
      await keepIdea(db, sampleIdea(meeting, { id, text: stripped(text) }));
    },
    edit: (id, text) => editIdea(db, id, { text: stripped(text) }),
    remove: (id) => removeIdea(db, id),
    async close(meeting) {
      await closeMeeting(
        {
          db,
          randomUuid: random.uuid,
          seal: async ({ id, revision, ideas }, _recipients, envelope) => {
            const pairs = ideas.map((idea) => [idea.id, idea.text] as const);
            const bytes = sealForTest({ meeting: id, revision, ideas: pairs }, random);
            return { id: envelope, sha256: sha256(bytes), bytes };
          },
        },
        meeting,
      );
    },
    reopen: async (meeting) => (await reopenMeeting(db, meeting)).type === 'reopened',
    isOpen: async (meeting) => (await getMeeting(db, meeting))?.state === 'open',
    ideas: async (meeting) => new Map((await listIdeas(db, meeting)).map(({ id, text }) => [id, text])),
    entries: () => listEntries(db),
    delete: () => db.delete(),
  };
}
