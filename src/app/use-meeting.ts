import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo, useRef } from 'react';
import { withOwnQuestions } from '../capture/arrange-guide.ts';
import { pickGuideText } from '../capture/guide-text.ts';
import type { Guide, GuideText } from '../contract/guide.ts';
import type { Idea } from '../contract/idea.ts';
import type { Meeting } from '../contract/meeting.ts';
import type { OutboxEntry } from '../contract/outbox-entry.ts';
import type { Language, Uuid } from '../contract/primitives.ts';
import { listEntries } from '../outbox/outbox.ts';
import { getGuide } from '../store/enrolment.ts';
import { listIdeas } from '../store/ideas.ts';
import { getMeeting } from '../store/meetings.ts';
import { getSettings, type Settings } from '../store/settings.ts';
import { useMessages } from '../ui/i18n.tsx';
import { afterPaint } from './after-paint.ts';
import { useServices } from './services.ts';

export interface MeetingView {
  readonly meeting: Meeting;
  readonly ideas: readonly Idea[];
  readonly text: GuideText;
  readonly guideLanguage: Language;
  /** What the guide asks of a meeting. */
  readonly fields: Guide['fields'];
  /** The guide has both languages. */
  readonly bilingual: boolean;
  /** The entry of the last revision. */
  readonly entry: OutboxEntry | null;
  readonly settings: Settings;
}

/** A meeting with its guide and ideas, as they are now. `null`: not on this device. `undefined`: not read yet. */
export function useMeeting(id: Uuid): MeetingView | null | undefined {
  const { db } = useServices();
  const { language } = useMessages();
  const isRead = useRef(false);
  const found = useLiveQuery(async () => {
    // What was just kept is on screen without it: the frame that shows it does not wait for hundreds of rows.
    if (isRead.current) await Promise.resolve(afterPaint());
    isRead.current = true;
    return { meeting: await getMeeting(db, id), ideas: await listIdeas(db, id) };
  }, [db, id]);
  const ref = found?.meeting?.guide;
  // Apart from the meeting, which changes with each idea: a version of a guide never does.
  const published = useLiveQuery(
    async () => (ref ? { guide: await getGuide(db, ref) } : undefined),
    [db, ref?.id, ref?.version],
  );
  const settings = useLiveQuery(() => getSettings(db), [db]);
  const picked = useGuideText(
    published?.guide,
    settings?.guideLanguage ?? language,
    found?.meeting?.questions ?? [],
  );
  const entries = useLiveQuery(() => listEntries(db), [db]);
  if (!found || !settings || !entries) return undefined;
  const { meeting, ideas } = found;
  if (!meeting) return null;
  if (!published) return undefined;
  const { guide } = published;
  if (!guide || !picked) return null;
  return {
    meeting,
    ideas,
    text: picked.text,
    guideLanguage: picked.language,
    fields: guide.fields,
    bilingual: Object.keys(guide.texts).length > 1,
    entry:
      entries.find((entry) => entry.meeting === meeting.id && entry.revision === meeting.revision) ?? null,
    settings,
  };
}

/** The text of a guide with the meeting's own questions; the same object as long as nothing of it changes. */
function useGuideText(guide: Guide | undefined, wanted: Language, questions: Meeting['questions']) {
  const own = JSON.stringify(questions);
  return useMemo(() => {
    if (!guide) return null;
    const { text, language } = pickGuideText(guide, wanted);
    return { text: withOwnQuestions(text, JSON.parse(own) as Meeting['questions']), language };
  }, [guide, wanted, own]);
}
