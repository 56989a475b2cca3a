import { useState } from 'react';
import { Redirect, useLocation } from 'wouter';
import { calendarType, createCalendarFile } from '../capture/calendar-file.ts';
import { createMinutes } from '../capture/minutes.ts';
import { minutesToMarkdown } from '../capture/minutes-markdown.ts';
import { MinutesSheet } from '../capture/minutes-sheet.tsx';
import type { Lists } from '../contract/campaign.ts';
import type { Uuid } from '../contract/primitives.ts';
import { Button } from '../ui/button.tsx';
import { Choice } from '../ui/field.tsx';
import { useMessages } from '../ui/i18n.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import css from './minutes-page.module.css';
import { saveFile } from './save-file.ts';
import { useMeeting, type MeetingView } from './use-meeting.ts';

export interface MinutesPageProps {
  readonly id: Uuid;
  readonly lists: Lists;
}

/** The minutes for the group: to print, to copy, to save. Until the receipt, with which the ideas go. */
export function MinutesPage(props: MinutesPageProps) {
  const view = useMeeting(props.id);
  if (view === undefined) return null;
  if (view === null || view.entry?.state === 'received') return <Redirect to="/" replace />;
  return <MeetingMinutes view={view} lists={props.lists} />;
}

function MeetingMinutes(props: { readonly view: MeetingView; readonly lists: Lists }) {
  const messages = useMessages();
  const { t } = messages;
  const [, navigate] = useLocation();
  const [withIdeas, setWithIdeas] = useState(false);
  const [copied, setCopied] = useState<boolean | null>(null);
  const { meeting, ideas, text, guideLanguage } = props.view;
  const input = { meeting, ideas, text, guideLanguage, lists: props.lists, withIdeas };
  const minutes = createMinutes(input, messages);
  const markdown = () => minutesToMarkdown(minutes);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(markdown());
      setCopied(true);
    } catch {
      setCopied(false);
    }
  };
  const { next } = meeting;
  const close = meeting.state === 'open' ? 'close' : 'receipt';
  return (
    <Page
      title={t('minutes.title')}
      back={{ label: t('minutes.back'), onPress: () => navigate(`/meeting/${meeting.id}/${close}`) }}
      focusTitle
    >
      <div className={css['controls']}>
        <Notice kind="attention" title={t('minutes.leaves')}>
          <p>{t('minutes.leaves.what')}</p>
        </Notice>
        <Choice label={t('minutes.with-ideas', { n: ideas.length })}>
          <input type="checkbox" checked={withIdeas} onChange={() => setWithIdeas(!withIdeas)} />
        </Choice>
        <div className={css['actions']}>
          <Button kind="main" onClick={() => print()}>
            {t('receipt.print')}
          </Button>
          <Button onClick={() => void copy()}>{t('minutes.copy')}</Button>
          <Button onClick={() => saveFile(`calepin-${meeting.fields.date}.md`, markdown(), 'text/markdown')}>
            {t('minutes.save')}
          </Button>
          {next === null ? null : (
            <Button
              onClick={() =>
                saveFile(
                  'calepin.ics',
                  createCalendarFile({ uid: meeting.id, title: text.title, next }),
                  calendarType,
                )
              }
            >
              {t('close.next.calendar')}
            </Button>
          )}
        </div>
        <p role="status">{copied === null ? '' : copied ? t('minutes.copied') : t('minutes.not-copied')}</p>
      </div>
      <MinutesSheet minutes={minutes} />
    </Page>
  );
}
