import { createRoot } from 'react-dom/client';
import { expect, onTestFinished, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { CampaignView } from '../../../src/contract/campaign.ts';
import type { Language } from '../../../src/contract/primitives.ts';
import type { Submission } from '../../../src/contract/submission.ts';
import { Desk } from '../../../src/review/components/Desk.tsx';
import { fold } from '../../../src/review/fold.ts';
import { flagMeeting, openMeeting, type OpenedMeeting } from '../../../src/review/opened-idea.ts';
import type { Opening } from '../../../src/review/pull.ts';
import { loadMessaging, MessagingProvider } from '../../../src/ui/i18n.tsx';
import { submissionOf } from './fixtures.ts';

const campaign: CampaignView = {
  id: crypto.randomUUID(),
  name: 'Spring campaign',
  languages: ['en', 'fr'],
  recipients: [],
  lists: {
    sectors: [
      { code: 'health', en: 'Health', fr: 'Santé' },
      { code: 'education', en: 'Education', fr: 'Éducation' },
    ],
    regions: [{ code: 'estrie', en: 'Eastern Townships', fr: 'Estrie' }],
    jobTitles: [],
    rungs: [{ code: 'light', en: '1. Light', fr: '1. Léger' }],
  },
  keepList: [],
  limits: { envelopeBytes: 1, batchBytes: 1, batchEnvelopes: 1 },
  guides: [],
  day: '2031-05-17',
};

async function showDesk(
  submissions: readonly Submission[],
  aside = 0,
  language: Language = 'en',
  check: (meeting: OpenedMeeting) => OpenedMeeting = (meeting) => meeting,
  onSeen: (mark: string, seen: boolean) => void = () => {},
) {
  const openings: Opening[] = [
    ...submissions.map((each): Opening => ({
      type: 'opened',
      meeting: check(openMeeting(each, campaign.lists)),
    })),
    ...Array.from({ length: aside }, (): Opening => ({ type: 'quarantined', reason: 'damaged' })),
  ];
  const envelopes = openings.map((opening) => {
    const entry = { id: crypto.randomUUID(), sha256: '0'.repeat(64), size: 800, day: '2031-05-18' };
    return [entry.id, { entry, opening }] as const;
  });
  const folded = fold({ cursor: null, packCursor: null, envelopes: new Map(envelopes) });
  const messaging = await loadMessaging(language, {
    en: () => import('../../../src/review/messages/en.po'),
    fr: () => import('../../../src/review/messages/fr.po'),
  });
  const container = document.body.appendChild(document.createElement('div'));
  const root = createRoot(container);
  root.render(
    <MessagingProvider messaging={messaging}>
      <Desk
        state={{
          type: 'open',
          campaign,
          folded,
          pulling: false,
          trouble: null,
          checkFailed: false,
          files: null,
        }}
        controls={null}
        onRefresh={() => {}}
        onLock={() => {}}
        onFiles={() => {}}
        onSeen={onSeen}
      />
    </MessagingProvider>,
  );
  onTestFinished(() => {
    root.unmount();
    container.remove();
  });
}

const rows = () => page.getByRole('listitem');

test('a search and a sector narrow the ideas, and each keeps its number', async () => {
  await page.viewport(1280, 800);
  await showDesk([
    submissionOf(3, (at) => ({
      text: ['Pause-café prolongée', 'A march', 'Un café debout'][at]!,
      sector: at === 0 ? 'health' : 'education',
    })),
  ]);
  await userEvent.fill(page.getByRole('searchbox', { name: 'Search' }), 'CAFE');
  await expect.element(page.getByText('2 ideas of 3')).toBeVisible();
  await userEvent.click(page.getByRole('button', { name: /Sector/ }));
  await userEvent.click(page.getByRole('option', { name: 'Education (2)' }));
  await expect.element(page.getByText('1 idea of 3')).toBeVisible();
  await expect.element(rows()).toMatchTextContent(/^3\s*Un café debout/);
  await userEvent.click(page.getByRole('button', { name: 'Clear search and filters' }));
  await expect.element(page.getByText('3 ideas of 3')).toBeVisible();
});

test('a placeholder stands out as a word, without its brackets', async () => {
  await showDesk([
    submissionOf(1, () => ({
      text: '[person 1] brings the grill',
      redactions: [{ kind: 'PERSON', placeholder: '[person 1]', certain: true }],
    })),
  ]);
  await expect.element(rows()).toMatchTextContent('person 1 brings the grill');
  await expect.element(page.getByRole('mark')).toHaveTextContent('person 1');
  await expect.element(rows()).toMatchTextContent('1 identifier removed');
});

test('a long list is shown as far as it is read, and Show more works without scrolling', async () => {
  await page.viewport(1280, 800);
  await showDesk([submissionOf(5000)]);
  await expect.element(page.getByText('5,000 ideas of 5,000')).toBeVisible();
  const before = rows().elements().length;
  expect(before).toBeLessThan(1000);
  (page.getByRole('button', { name: 'Show more' }).element() as HTMLElement).click();
  await expect.poll(() => rows().elements().length).toBeGreaterThan(before);
});

test('what could not be opened is counted on every tab and explained on its own', async () => {
  await showDesk([submissionOf(2)], 1);
  const tally = page.getByText('2 stored = 1 opened + 1 quarantined');
  await expect.element(tally).toBeVisible();
  await userEvent.click(page.getByRole('tab', { name: /Quarantine/ }));
  await expect.element(page.getByText('The seal is broken.')).toBeVisible();
  await expect.element(tally).toBeVisible();
});

test('a meeting shows its date, region, way and what came out of it', async () => {
  await showDesk([submissionOf(2)], 0, 'fr');
  await userEvent.click(page.getByRole('tab', { name: /Réunions/ }));
  await expect.element(page.getByRole('heading', { name: '17 mai 2031 · Hybride · Estrie' })).toBeVisible();
  await expect.element(page.getByText(/^A march in June, says/)).toBeVisible();
  await expect.element(page.getByRole('mark')).toHaveTextContent('person 1');
});

/** Flags the name planted in the first idea, in its job title and in the outcome. */
function flagPlanted(meeting: OpenedMeeting): OpenedMeeting {
  const { ideas, outcomes } = meeting.submission;
  const at = (text: string) => {
    const start = text.indexOf('Margaret');
    return start === -1
      ? []
      : [{ kind: 'PERSON' as const, start, end: start + 'Margaret Thompson'.length, certain: true }];
  };
  const flags = ideas.map(({ text, jobTitle }) => [
    ...at(text).map((finding) => ({ field: 'text' as const, ...finding })),
    ...at(jobTitle ?? '').map((finding) => ({ field: 'jobTitle' as const, ...finding })),
  ]);
  return flagMeeting(
    meeting,
    flags,
    outcomes.map(({ text }) => at(text)),
    [],
  );
}

test('an idea that still names someone says so, marks the name, and stands alone under Still to check', async () => {
  await page.viewport(1280, 800);
  const submission = submissionOf(3, (at) =>
    at === 1
      ? { text: 'Margaret Thompson brings the grill', jobTitle: 'assistant of Margaret Thompson' }
      : {},
  );
  await showDesk([submission], 0, 'en', flagPlanted);
  await expect.element(page.getByText('Still to check: 1 idea')).toBeVisible();
  await userEvent.click(page.getByRole('button', { name: 'Still to check (1)' }));
  await expect.element(page.getByText('1 idea of 3')).toBeVisible();
  await expect.element(rows()).toMatchTextContent(/^2.*Looks like it still names someone: 2 names/);
  await expect.element(page.getByRole('mark').first()).toHaveTextContent('to check: Margaret Thompson');
  expect(page.getByRole('mark').elements()).toHaveLength(2);
});

test('an outcome that still names someone is counted, marked, and found among the meetings', async () => {
  await page.viewport(1280, 800);
  const outcomes = [{ topic: 'means', text: 'We call Margaret Thompson.' }];
  await showDesk([{ ...submissionOf(1), outcomes }, submissionOf(1)], 0, 'fr', flagPlanted);
  await expect.element(page.getByText('À vérifier\u00a0: 1 résultat')).toBeVisible();
  await userEvent.click(page.getByRole('tab', { name: /Réunions/ }));
  await userEvent.click(page.getByRole('button', { name: 'À vérifier (1)' }));
  await expect.element(page.getByText(/Semble encore nommer quelqu’un\u00a0: 1 nom/)).toBeVisible();
  expect(rows().elements()).toHaveLength(1);
});

test('Still to check says when it is empty, and when the check is not over', async () => {
  await page.viewport(1280, 800);
  await showDesk([submissionOf(2)]);
  await expect.element(page.getByText('Checking for names: 0 of 2 ideas')).toBeVisible();
  await userEvent.click(page.getByRole('button', { name: 'Still to check (0)' }));
  await expect.element(page.getByRole('heading', { name: 'Nothing to check so far' })).toBeVisible();
});

test('ideas in which nothing is found are called checked', async () => {
  await page.viewport(1280, 800);
  await showDesk([submissionOf(2)], 0, 'en', flagPlanted);
  await expect.element(page.getByText('Checked: no name found')).toBeVisible();
  await userEvent.click(page.getByRole('button', { name: 'Still to check (0)' }));
  await expect.element(page.getByRole('heading', { name: 'Nothing to check', exact: true })).toBeVisible();
});

test('an empty campaign says that no meeting has arrived yet', async () => {
  await showDesk([]);
  await expect.element(page.getByRole('heading', { name: 'No meeting has arrived yet' })).toBeVisible();
  await expect.element(page.getByText('0 stored = 0 opened + 0 quarantined')).toBeVisible();
});

test('nothing is wider than a phone of 320 pixels', async () => {
  await page.viewport(320, 640);
  await showDesk([submissionOf(3, () => ({ text: 'x'.repeat(200) }))], 1);
  await expect.element(page.getByText('3 ideas of 3')).toBeVisible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
});

test('an idea says how often and where it was heard, what it builds on, who does it and by when', async () => {
  await page.viewport(1280, 800);
  const first = crypto.randomUUID();
  await showDesk([
    submissionOf(2, (at) =>
      at === 0
        ? { id: first, text: 'Too far to travel', kind: 'obstacle', source: 'chat', heard: 3 }
        : {
            text: 'Share cars',
            kind: 'remedy',
            linkedTo: first,
            rung: 'light',
            owner: 'regional representative',
            due: '2031-06-01',
            carryOver: true,
            national: true,
          },
    ),
  ]);
  await expect.element(rows().nth(0)).toMatchTextContent(/from the chat · heard 3 times/);
  await expect
    .element(rows().nth(1))
    .toMatchTextContent(/1\. Light · regional representative · by June 1, 2031/);
  await expect.element(rows().nth(1)).toMatchTextContent('Would overcome Too far to travel');
  await userEvent.click(page.getByRole('button', { name: 'To discuss again (1)' }));
  await expect.element(page.getByText('1 idea of 2')).toBeVisible();
  await userEvent.click(page.getByRole('button', { name: 'To discuss again (1)' }));
  await userEvent.click(page.getByRole('button', { name: 'For the national level (1)' }));
  await expect.element(page.getByText('1 idea of 2')).toBeVisible();
});

test('a meeting shows its shows of hands, its next meeting and what was said of the guide', async () => {
  await page.viewport(1280, 800);
  await showDesk([
    {
      ...submissionOf(1),
      counts: [{ question: 'means.first', yes: 12, no: 3, unsure: 0 }],
      next: { date: '2031-10-22', time: '12:00', zone: 'America/Toronto' },
      comment: 'A little long.',
    },
  ]);
  await userEvent.click(page.getByRole('tab', { name: /Meetings/ }));
  await expect.element(rows()).toMatchTextContent('12 yes, 3 no, 0 unsure');
  await expect.element(rows()).toMatchTextContent('Next meeting: October 22, 2031, 12:00 (America/Toronto)');
  await expect.element(rows()).toMatchTextContent('A little long.');
});

test('what the second net found can be marked as looked at, from its own line', async () => {
  await page.viewport(1280, 800);
  const marks: boolean[] = [];
  await showDesk(
    [submissionOf(1, () => ({ text: 'Ask Margaret Thompson.' }))],
    0,
    'en',
    flagPlanted,
    (_, seen) => marks.push(seen),
  );
  await userEvent.click(rows().getByRole('button', { name: 'It names nobody' }));
  expect(marks).toEqual([true]);
});
