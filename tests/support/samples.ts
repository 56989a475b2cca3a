import { createHash, randomUUID } from 'node:crypto';
import { ideaDefaults, type Idea } from '../../src/contract/idea.ts';
import { emptyMeeting, type Meeting } from '../../src/contract/meeting.ts';
import type { OutboxEntry } from '../../src/contract/outbox-entry.ts';
import type { StrippedText } from '../../src/contract/redaction.ts';
import { submissionSchemaVersion, type Submission } from '../../src/contract/submission.ts';
import type { NewIdea } from '../../src/store/new-idea.ts';

/** Text that a test declares stripped; product code has no such door. */
export const stripped = (text: string) => text as StrippedText;

export function sampleMeeting(change: Partial<Meeting> = {}): Meeting {
  return {
    id: randomUUID(),
    campaign: randomUUID(),
    guide: { id: 'mobilization', version: 1 },
    fields: {
      date: '2026-11-21',
      start: null,
      end: null,
      mode: 'in-person',
      sector: null,
      region: 'estrie',
      present: 23,
      regrets: null,
      language: 'en',
      zone: null,
    },
    ...emptyMeeting,
    ...change,
  };
}

export function sampleIdea(meeting: string, change: Partial<Idea> = {}): NewIdea {
  return {
    id: randomUUID(),
    meeting,
    topic: 'means',
    question: 'means.repeat',
    kind: 'idea',
    language: 'en',
    text: stripped('Wear red on Thursdays.'),
    sector: 'health',
    region: null,
    jobTitle: null,
    redactions: [],
    ...ideaDefaults,
    ...change,
  };
}

export function sampleSubmission(ideas = 3, change: Partial<Submission> = {}): Submission {
  const { id, campaign, guide, fields } = sampleMeeting();
  return {
    schemaVersion: submissionSchemaVersion,
    id,
    revision: 1,
    campaign,
    invitation: randomUUID(),
    guide,
    fields,
    outcomes: [{ topic: 'means', text: 'Thursdays in red, from next week.' }],
    asked: ['means.repeat.1'],
    counts: [],
    next: null,
    comment: null,
    ideas: Array.from({ length: ideas }, (_, n) => {
      const { meeting: _meeting, ...idea } = sampleIdea(id, {
        text: stripped(`Idea number ${n}, côté « nuit ».`),
      });
      return idea;
    }),
    ...change,
  };
}

export function sampleEntry(change: Partial<OutboxEntry> = {}): OutboxEntry {
  const bytes = new Uint8Array(crypto.getRandomValues(new Uint8Array(300)));
  return {
    id: randomUUID(),
    meeting: randomUUID(),
    revision: 1,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes,
    size: bytes.length,
    ideas: 4,
    state: 'queued',
    tries: 0,
    nextTry: 0,
    trouble: null,
    receipt: null,
    receivedDay: null,
    epoch: null,
    ...change,
  };
}
