import { createRoot } from 'react-dom/client';
import { expect, onTestFinished } from 'vitest';
import { page, type Locator } from 'vitest/browser';
import { Route, Router, Switch } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { ClosePage } from '../../../src/app/close-page.tsx';
import { createMeetingSession, type SessionDeps } from '../../../src/app/meeting-session.ts';
import { MeetingPage } from '../../../src/app/meeting-page.tsx';
import { SettingsPage } from '../../../src/app/settings-page.tsx';
import { ServicesContext, type Services } from '../../../src/app/services.ts';
import type { StorageView } from '../../../src/app/storage-watch.ts';
import { watchUnkept } from '../../../src/app/watch-unkept.ts';
import type { Guide, GuideText } from '../../../src/contract/guide.ts';
import type { Mode } from '../../../src/contract/meeting.ts';
import type { Language } from '../../../src/contract/primitives.ts';
import type { StrippedText } from '../../../src/contract/redaction.ts';
import { openDatabase } from '../../../src/store/db.ts';
import { editIdea, listIdeas } from '../../../src/store/ideas.ts';
import { getMeeting, startMeeting } from '../../../src/store/meetings.ts';
import { createStripBridge } from '../../../src/strip/bridge.ts';
import '../../../src/ui/base.css';
import { catalogues } from '../../../src/ui/catalogues.ts';
import { loadMessaging, MessagingProvider } from '../../../src/ui/i18n.tsx';

const text: GuideText = {
  title: 'A guide',
  role: [],
  closing: ['Thanks.'],
  topics: [
    {
      id: 'means',
      title: 'Means of action',
      context: ['Together we are strong.', 'Pressure rises step by step.'],
      minutes: 30,
      questions: [
        {
          id: 'means.disrupt',
          text: 'What would disrupt your workplace?',
          answers: ['idea'],
          prompts: [
            { id: 'means.disrupt.strikes', text: 'Strikes come next.', examples: [], moveTo: 'strikes' },
          ],
        },
      ],
    },
    {
      id: 'strikes',
      title: 'Strikes',
      context: [],
      questions: [{ id: 'strikes.days', text: 'What on strike days?', answers: ['idea'], prompts: [] }],
    },
    {
      id: 'kinds',
      title: 'Kinds of answer',
      context: [],
      questions: [
        {
          id: 'kinds.checks',
          text: 'Before we begin',
          answers: ['checklist'],
          prompts: [
            { id: 'kinds.headsets', text: 'Headsets on.', examples: [] },
            {
              id: 'kinds.read',
              text: 'Statement read.',
              examples: [],
              statement: ['Be kind.', 'All of you.'],
            },
          ],
        },
        {
          id: 'kinds.overview',
          text: 'Overview',
          answers: ['information'],
          prompts: [{ id: 'kinds.inside', text: 'Inside strategy.', examples: [] }],
        },
        { id: 'kinds.hands', text: 'Would you come?', answers: ['count', 'condition'], prompts: [] },
        { id: 'kinds.channels', text: 'How to reach people?', answers: ['channel'], prompts: [] },
        { id: 'kinds.quick', text: 'What in a hurry?', answers: ['idea', 'obstacle', 'remedy'], prompts: [] },
        { id: 'kinds.tactics', text: 'Which tactics?', answers: ['tactic'], prompts: [] },
        { id: 'kinds.actions', text: 'Who does what?', answers: ['action'], prompts: [] },
        {
          id: 'kinds.long',
          text: 'With no time to lose, which collective action could we take? What would the obstacles be, and how could we overcome them?',
          answers: ['idea', 'obstacle', 'remedy'],
          prompts: [{ id: 'kinds.long.weekend', text: 'And on a weekend?', examples: [] }],
        },
        {
          id: 'kinds.next',
          text: 'When again?',
          answers: ['key-point'],
          prompts: [],
          form: 'next-meeting',
        },
      ],
    },
  ],
};
const guide: Guide = {
  id: 'test-guide',
  version: 1,
  fields: ['date', 'regrets'],
  texts: { en: text, fr: text },
};
const lists = {
  sectors: [
    { code: 'health', en: 'Health', fr: 'Santé' },
    { code: 'education', en: 'Education', fr: 'Éducation' },
  ],
  regions: [{ code: 'monteregie', en: 'Montérégie', fr: 'Montérégie' }],
  jobTitles: [{ code: 'orderly', en: 'orderly', fr: 'préposé ou préposée' }],
  rungs: [
    { code: 'light', en: '1. Light', fr: '1. Léger' },
    { code: 'strong', en: '2. Strong', fr: '2. Fort' },
  ],
};

// A shared machine may be slow; a fast one does not wait.
export const patience = { timeout: 10_000 };
export const seen = (locator: Locator) => expect.element(locator, patience);

export const composer = page.getByRole('textbox', { name: /^New idea/ });
export const rows = page.getByRole('list', { name: 'Ideas noted' }).getByRole('listitem');

const kept: StorageView = { type: 'kept', lost: null, elsewhere: null, ballastTried: true };

/** An open meeting on screen, in a world of its own. `maybe`: the stripper is sure of nothing. */
export async function openMeeting(
  options: {
    before?: () => Promise<void>;
    /** How long an idea may be on its way before the screen says so. */
    patience?: () => Promise<void>;
    language?: Language;
    maybe?: boolean;
    mode?: Mode;
    /** It was held on paper. */
    paper?: boolean;
    /** Address of the question, within the meeting. */
    place?: string;
  } = {},
) {
  const {
    before = () => Promise.resolve(),
    patience = () => Promise.resolve(),
    language = 'en',
    maybe = false,
    mode = null,
    paper = false,
    place,
  } = options;
  const db = openDatabase(crypto.randomUUID());
  await db.guides.add(guide);
  const meeting = await startMeeting(db, {
    id: crypto.randomUUID(),
    campaign: crypto.randomUUID(),
    guide: { id: guide.id, version: guide.version },
    paper,
    fields: {
      date: '2031-05-17',
      start: null,
      end: null,
      mode,
      sector: null,
      region: null,
      present: null,
      regrets: null,
      language: 'en',
      zone: null,
    },
  });
  const bridge = createStripBridge({
    createWorker: () =>
      new Worker(new URL('../../../src/strip/worker.ts', import.meta.url), { type: 'module' }),
    timeoutMs: 20_000,
    setTimeout: (callback, ms) => window.setTimeout(callback, ms),
    clearTimeout: (timer) => window.clearTimeout(timer),
  });
  const strip: SessionDeps['strip'] = async (words, choice) => {
    await before();
    const result = await bridge.strip(words, { ...choice, keepList: [] });
    if (!result.ok || !maybe) return result;
    return { ...result, redactions: result.redactions.map((each) => ({ ...each, certain: false })) };
  };
  const openSession = () =>
    createMeetingSession(
      {
        db,
        strip,
        randomUuid: () => crypto.randomUUID(),
        pause: () => Promise.resolve(),
        patience,
        shown: () => Promise.resolve(),
        jobTitles: () => Promise.resolve(lists.jobTitles.map(({ code }) => code)),
      },
      { id: meeting.id, language: 'en' },
    );
  let session = openSession();
  const services = {
    db,
    session: () => session,
    unkept: watchUnkept(() => [session]),
    storage: { view: () => kept, subscribe: () => () => {} },
    today: () => '2031-05-17',
    randomUuid: () => crypto.randomUUID(),
  } as unknown as Services;
  const messaging = await loadMessaging(language, catalogues);
  const { hook, navigate } = memoryLocation({ path: '/meeting' });
  const container = document.body.appendChild(document.createElement('div'));
  container.id = 'root';
  const root = createRoot(container);
  root.render(
    <MessagingProvider messaging={messaging}>
      <ServicesContext value={services}>
        <Router hook={hook}>
          <Switch>
            <Route path="/settings">
              <SettingsPage />
            </Route>
            <Route path="/meeting">
              <MeetingPage id={meeting.id} place={place} lists={lists} />
            </Route>
            <Route>
              <ClosePage id={meeting.id} lists={lists} />
            </Route>
          </Switch>
        </Router>
      </ServicesContext>
    </MessagingProvider>,
  );
  onTestFinished(async () => {
    await session.settle();
    root.unmount();
    container.remove();
    bridge.close();
    await db.delete();
  });
  await seen(page.getByRole('main')).toBeVisible();
  return {
    goTo: (path: '/meeting' | '/settings' | '/close') => navigate(path),
    /** What was in memory only is gone. */
    restart: () => {
      session = openSession();
    },
    ideas: () => listIdeas(db, meeting.id),
    /** As if it had been picked with the first idea. */
    noteJobTitle: async (words: string) => {
      const [idea] = await listIdeas(db, meeting.id);
      await editIdea(db, idea!.id, { jobTitle: words as StrippedText });
    },
    meeting: () => getMeeting(db, meeting.id),
    /** Everything in the database, as text. */
    stored: async () => JSON.stringify(await Promise.all(db.tables.map((table) => table.toArray()))),
  };
}
