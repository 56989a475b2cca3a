import type { Lists } from '../contract/campaign.ts';
import type { FollowUp } from '../contract/follow-up.ts';
import { Button } from '../ui/button.tsx';
import { useMessages } from '../ui/i18n.tsx';
import type { StrippedText } from '../contract/redaction.ts';
import css from './follow-up-view.module.css';

/** What a meeting agreed on: actions, key points. Points carried over have a list of their own. */
export function FollowUpView(props: { readonly followUp: FollowUp; readonly lists: Lists }) {
  const { t, language, formatDay } = useMessages();
  const { actions, keyPoints, language: noted } = props.followUp;
  const regionOf = (code: string | null) =>
    props.lists.regions.find((region) => region.code === code)?.[language] ?? code;
  return (
    <div className={css['view']}>
      {actions.length === 0 ? null : (
        <section>
          <h3>{t('follow-up.actions')}</h3>
          <ul>
            {actions.map(({ text, owner, region, due }, index) => (
              <li key={index}>
                <span lang={noted}>{text}</span>
                <span className={css['meta']}>
                  {[owner, regionOf(region), due === null ? t('follow-up.no-date') : formatDay(due)]
                    .filter((part) => part !== null)
                    .join(' · ')}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {keyPoints.length === 0 ? null : (
        <section>
          <h3>{t('follow-up.key-points')}</h3>
          <ul lang={noted}>
            {keyPoints.map((text, index) => (
              <li key={index}>{text}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** The points that the last meeting carried over: each is taken up in this one, or dropped. */
export function CarriedOver(props: {
  readonly followUp: FollowUp;
  readonly onTakeUp: (point: StrippedText) => void;
  readonly onDrop: (point: StrippedText) => void;
}) {
  const { t } = useMessages();
  const { carriedOver, language } = props.followUp;
  return (
    <ul className={css['points']}>
      {carriedOver.map((point, index) => (
        <li key={index}>
          <p id={`point-${index}`} lang={language}>
            {point}
          </p>
          <Button aria-describedby={`point-${index}`} onClick={() => props.onTakeUp(point)}>
            {t('agenda.take-up')}
          </Button>
          <Button kind="quiet" aria-describedby={`point-${index}`} onClick={() => props.onDrop(point)}>
            {t('agenda.drop')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
