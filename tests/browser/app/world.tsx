import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { onTestFinished } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { createInstallPrompt } from '../../../src/app/install-prompt.ts';
import { createInvitationInbox } from '../../../src/app/invitation-inbox.ts';
import { createMeetingSession } from '../../../src/app/meeting-session.ts';
import { ServicesContext, type Services } from '../../../src/app/services.ts';
import type { StorageView } from '../../../src/app/storage-watch.ts';
import { watchUnkept } from '../../../src/app/watch-unkept.ts';
import type { Guide, GuideText } from '../../../src/contract/guide.ts';
import type { Invitation } from '../../../src/contract/invitation.ts';
import type { Language } from '../../../src/contract/primitives.ts';
import type { StrippedText } from '../../../src/contract/redaction.ts';
import { openDatabase } from '../../../src/store/db.ts';
import { startMeeting } from '../../../src/store/meetings.ts';
import '../../../src/ui/base.css';
import { catalogues } from '../../../src/ui/catalogues.ts';
import { loadMessaging, MessagingProvider } from '../../../src/ui/i18n.tsx';

const text: GuideText = {
  title: 'A guide',
  role: ['Listen.'],
  closing: [],
  topics: [
    {
      id: 'welcome',
      title: 'Housekeeping',
      context: [],
      questions: [
        {
          id: 'welcome.start',
          text: 'Before we begin',
          answers: ['checklist'],
          prompts: [
            { id: 'welcome.headsets', text: 'Headsets', examples: [] },
            { id: 'welcome.land', text: 'Land', examples: [] },
          ],
        },
      ],
    },
    {
      id: 'means',
      title: 'Means of action',
      context: [],
      minutes: 20,
      questions: [
        { id: 'means.repeat', text: 'What again?', answers: ['idea'], prompts: [] },
        { id: 'means.disrupt', text: 'What next?', answers: ['idea'], prompts: [] },
      ],
    },
  ],
};
export const guide: Guide = {
  id: 'test-guide',
  version: 1,
  fields: ['date', 'start', 'end', 'present'],
  texts: { en: text, fr: text },
};
export const invitation: Invitation = {
  v: 1,
  role: 'facilitator',
  campaign: crypto.randomUUID(),
  id: crypto.randomUUID(),
  token: `cf_${'x'.repeat(43)}`,
  recipients: [`age1${'q'.repeat(58)}`, `age1${'z'.repeat(58)}`],
};
export const lists = { sectors: [], regions: [], jobTitles: [], rungs: [] };

const stored = { offline: 'stored', waiting: false } as const;

const kept: StorageView = { type: 'kept', lost: null, elsewhere: null, ballastTried: true };

/** A device of its own, with one open meeting, and a way to put a screen in front of a person. */
export async function createWorld(language: Language = 'en') {
  const db = openDatabase(crypto.randomUUID());
  await db.guides.add(guide);
  const meeting = await startMeeting(db, {
    id: crypto.randomUUID(),
    campaign: crypto.randomUUID(),
    guide: { id: guide.id, version: guide.version },
    fields: {
      date: '2031-05-17',
      start: null,
      end: null,
      mode: null,
      sector: null,
      region: null,
      present: null,
      regrets: null,
      language: 'en',
      zone: null,
    },
  });
  const shelf = new Map<string, string>();
  const inbox = createInvitationInbox({
    length: 0,
    clear: () => shelf.clear(),
    key: () => null,
    getItem: (key) => shelf.get(key) ?? null,
    setItem: (key, value) => void shelf.set(key, value),
    removeItem: (key) => void shelf.delete(key),
  });
  const session = createMeetingSession(
    {
      db,
      // As if every name were Maria.
      strip: (words) => Promise.resolve(stripMaria(words)),
      randomUuid: () => crypto.randomUUID(),
      pause: () => Promise.resolve(),
      patience: () => Promise.resolve(),
      shown: () => Promise.resolve(),
      jobTitles: () => Promise.resolve([]),
    },
    { id: meeting.id, language: 'en' },
  );
  const services = {
    db,
    session: () => session,
    unkept: watchUnkept(() => [session]),
    storage: { view: () => kept, subscribe: () => () => {} },
    inbox,
    renewal: { otherKeys: () => false, subscribe: () => () => {}, renew: async () => {}, forget: () => {} },
    install: createInstallPrompt(window),
    updates: { view: () => stored, subscribe: () => () => {}, apply: () => {} },
    today: () => '2031-05-17',
    randomUuid: () => crypto.randomUUID(),
    campaignDeps: {
      fetch: () => Promise.reject(new TypeError('no network')),
      today: () => '2031-05-17',
      abortAfter: () => new AbortController().signal,
    },
  } as unknown as Services;
  const messaging = await loadMessaging(language, catalogues);
  const container = document.body.appendChild(document.createElement('div'));
  const root = createRoot(container);
  onTestFinished(async () => {
    root.unmount();
    container.remove();
    await db.delete();
  });
  const { hook, history } = memoryLocation({ path: '/', record: true });
  return {
    db,
    meeting,
    inbox,
    /** Places gone to. */
    places: history,
    show: (screen: ReactNode) =>
      root.render(
        <MessagingProvider messaging={messaging}>
          <ServicesContext value={services}>
            <Router hook={hook}>{screen}</Router>
          </ServicesContext>
        </MessagingProvider>,
      ),
  };
}

function stripMaria(words: string) {
  const start = words.indexOf('Maria');
  if (start === -1) return { ok: true as const, text: words as StrippedText, redactions: [], findings: [] };
  return {
    ok: true as const,
    text: words.replace('Maria', '[person 1]') as StrippedText,
    redactions: [{ kind: 'PERSON' as const, placeholder: '[person 1]', certain: true }],
    findings: [{ kind: 'PERSON' as const, start, end: start + 5, certain: true }],
  };
}
