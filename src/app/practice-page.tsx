import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { noArrivals } from '../capture/arrivals.ts';
import { Composer, type ComposerHandle } from '../capture/composer.tsx';
import { noAttributes, noExtras, type KeepProblem, type PendingIdea } from '../capture/draft.ts';
import { IdeaText } from '../capture/idea-text.tsx';
import { countRemoved } from '../capture/removed.tsx';
import type { Language } from '../contract/primitives.ts';
import type { StripResult } from '../contract/redaction.ts';
import { getSettings } from '../store/settings.ts';
import { Button } from '../ui/button.tsx';
import { useMessages } from '../ui/i18n.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { createDraftPreview } from './create-draft-preview.ts';
import css from './practice-page.module.css';
import { useServices, type Services } from './services.ts';

/** The real composer and the real stripper on invented ideas: in memory only, nothing is stored or sent. */
export function PracticePage() {
  const { t, language } = useMessages();
  const services = useServices();
  const [, navigate] = useLocation();
  const composer = useRef<ComposerHandle>(null);
  const [filled, setFilled] = useState({ text: '', times: 0 });
  const practice = usePractice(services, language);
  const { kept, pending, announcement, preview } = practice;
  const enterKeeps = useLiveQuery(() => getSettings(services.db), [services.db])?.enterKeeps ?? true;
  const ideas = practiceIdeas.map((n) => t(`practice.idea.${n}`));
  const left = ideas.slice(kept.length);
  const done = left.length === 0;
  const doneTitle = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (done) doneTitle.current?.focus();
  }, [done]);

  return (
    <Page
      title={t('practice.title')}
      back={{ label: t('practice.back'), onPress: () => navigate('/ready') }}
      focusTitle
    >
      <Notice kind="plain" title={t('practice.banner')}>
        {kept.length === 0 ? <p>{t('practice.what')}</p> : null}
      </Notice>
      {kept.length === 0 ? null : (
        <ol className={css['ideas']} aria-label={t('practice.list')}>
          {kept.map(({ id, result }, index) => (
            <li key={id}>
              <span className={css['number']}>{index + 1}</span>
              <div>
                <p className={css['text']}>
                  <IdeaText text={result.text} redactions={result.redactions} />
                </p>
                {result.redactions.length === 0 ? null : (
                  <p className={css['removed']}>{countRemoved(result.redactions, t)}</p>
                )}
              </div>
            </li>
          ))}
        </ol>
      )}
      {done ? (
        <section className={css['done']}>
          <h2 ref={doneTitle} tabIndex={-1}>
            {t('practice.done')}
          </h2>
          <p>{t('practice.done.what')}</p>
          <p className={css['next']}>
            <Button kind="main" onClick={() => navigate('/')}>
              {t('ready.go')}
            </Button>
            <Button onClick={() => navigate('/start')}>{t('home.start')}</Button>
          </p>
        </section>
      ) : (
        <section className={css['next']}>
          <p className={css['suggestion']}>
            {t('practice.suggestion', { n: kept.length + 1, of: ideas.length })}
            <span className={css['said']}>{t('practice.said', { idea: left[0] ?? '' })}</span>
          </p>
          <Button
            onClick={() => {
              setFilled({ text: left[0] ?? '', times: filled.times + 1 });
              composer.current?.focus();
            }}
          >
            {t('practice.fill')}
          </Button>
        </section>
      )}
      {done ? null : (
        <div className={css['composer']}>
          <Composer
            key={filled.times}
            ref={composer}
            step={practiceStep}
            question={t('practice.question')}
            language={language}
            placeholder={t('capture.placeholder')}
            enterKeeps={enterKeeps}
            ready
            initialText={filled.text}
            onText={practice.typed}
            preview={preview}
            arrivals={noArrivals}
            onKeep={practice.keep}
            pending={pending}
            problem={practice.refused}
            onRefused={practice.refuse}
            onRetry={practice.retry}
            onTakenBack={practice.takeBack}
            onEditLast={() => {}}
            onUndoLast={() => {}}
            onTyping={() => {}}
          >
            {null}
          </Composer>
        </div>
      )}
      <p role="status" className="visually-hidden" id="capture-topic">
        {announcement}
      </p>
    </Page>
  );
}

/** Invented ideas of invented people; each holds something that is removed. */
const practiceIdeas = [1, 2, 3];

const practiceStep = { topic: 'practice', question: 'practice' };

interface PracticeIdea {
  readonly id: string;
  readonly result: StripResult;
}

/** What a meeting's session does, with nothing behind it. */
function usePractice(services: Services, language: Language) {
  const { t } = useMessages();
  const { strip, randomUuid } = services;
  const [kept, setKept] = useState<readonly PracticeIdea[]>([]);
  const [pending, setPending] = useState<readonly PendingIdea[]>([]);
  const [refused, setRefused] = useState<KeepProblem | null>(null);
  const preview = useMemo(
    () =>
      createDraftPreview({
        idle: () => Promise.resolve(),
        pause: () => new Promise((resolve) => setTimeout(resolve, 200)),
        async find(text) {
          const reply = await strip(text, { language, kept: [], marked: [] });
          return reply.ok ? reply.findings : [];
        },
      }),
    [strip, language],
  );
  const send = async (one: PendingIdea) => {
    const { id, draft } = one;
    const reply = await strip(draft.text, { language, kept: [], marked: [] });
    if (reply.ok) {
      setPending((all) => all.filter((each) => each.id !== id));
      setKept((all) => [...all, { id, result: reply }]);
    } else {
      const problem = reply.problem === 'too-long' ? 'too-long' : 'strip';
      setPending((all) => all.map((each) => (each.id === id ? { ...each, problem } : each)));
    }
  };
  const keepOne = (text: string) => {
    const draft = { ...noAttributes, ...noExtras, ...practiceStep, kind: 'idea', text } as const;
    const one: PendingIdea = { id: randomUuid(), draft, problem: null };
    setPending((all) => [...all, one]);
    void send(one);
  };
  const last = kept.at(-1);
  return {
    kept,
    pending,
    preview,
    announcement: last
      ? [t('capture.kept', { n: kept.length }), countRemoved(last.result.redactions, t)]
          .filter(Boolean)
          .join(', ')
      : '',
    refused,
    refuse: setRefused,
    typed: (text: string) => {
      preview.ask(text);
      if (text.trim() === '') setRefused(null);
    },
    keep: (texts: readonly string[]) => {
      setRefused(null);
      for (const text of texts) keepOne(text);
    },
    retry: (ids: readonly string[]) => {
      setPending((all) => all.map((one) => (ids.includes(one.id) ? { ...one, problem: null } : one)));
      for (const failed of pending.filter(({ id }) => ids.includes(id))) void send(failed);
    },
    takeBack: ({ id, problem }: PendingIdea) => {
      setPending((all) => all.filter((one) => one.id !== id));
      setRefused(problem);
    },
  };
}
