import type { Choice, Lists } from '../contract/campaign.ts';
import type { Idea } from '../contract/idea.ts';
import { useMessages } from '../ui/i18n.tsx';
import css from './heard-from.module.css';

export interface HeardFromProps {
  readonly lists: Lists;
  readonly ideas: readonly Idea[];
  /** People in the meeting, where it was said. */
  readonly present: number | null;
}

/** Sectors and regions with how many ideas came from each, those not heard from first. Counts only, of no person. */
export function HeardFrom(props: HeardFromProps) {
  const { t } = useMessages();
  const { lists, ideas, present } = props;
  return (
    <details className={css['heard']}>
      <summary>{t('heard.title')}</summary>
      {present === null ? null : <p>{t('heard.present', { n: present, ideas: ideas.length })}</p>}
      <Counts
        title={t('capture.chip.sector')}
        choices={lists.sectors}
        codes={ideas.map(({ sector }) => sector)}
      />
      <Counts
        title={t('capture.chip.region')}
        choices={lists.regions}
        codes={ideas.map(({ region }) => region)}
      />
    </details>
  );
}

function Counts(props: {
  readonly title: string;
  readonly choices: readonly Choice[];
  readonly codes: readonly (string | null)[];
}) {
  const { t, language, formatNumber } = useMessages();
  const counts = new Map<string, number>();
  for (const code of props.codes) if (code !== null) counts.set(code, (counts.get(code) ?? 0) + 1);
  const silent = props.choices.filter(({ code }) => !counts.has(code));
  const heard = props.choices.filter(({ code }) => counts.has(code));
  if (props.choices.length === 0) return null;
  return (
    <div className={css['counts']}>
      <h4>{props.title}</h4>
      {silent.length === 0 ? (
        <p>{t('heard.all')}</p>
      ) : (
        <p>
          {t('heard.none')} {silent.map((choice) => choice[language]).join(', ')}
        </p>
      )}
      {heard.length === 0 ? null : (
        <ul>
          {heard.map((choice) => (
            <li key={choice.code}>
              <span>{choice[language]}</span> <span>{formatNumber(counts.get(choice.code) ?? 0)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
