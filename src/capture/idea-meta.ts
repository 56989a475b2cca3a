import type { Lists } from '../contract/campaign.ts';
import type { Idea } from '../contract/idea.ts';
import type { Messaging } from '../ui/i18n.tsx';
import { labelOf } from './label-of.ts';

/** What is said of an idea beside its words, in the order in which it is read. `linked`: the number of the other. */
export function metaOf(
  idea: Idea,
  lists: Lists,
  linked: number | null,
  { t, language, formatDay }: Messaging,
): string[] {
  const said = [
    idea.kind === 'idea' ? null : t(`kind.${idea.kind}`),
    linked === null
      ? null
      : t(idea.kind === 'remedy' ? 'capture.meta.overcomes' : 'capture.meta.builds', { n: linked }),
    labelOf(lists.rungs, idea.rung, language),
    idea.owner,
    labelOf(lists.sectors, idea.sector, language),
    labelOf(lists.regions, idea.region, language),
    labelOf(lists.jobTitles, idea.jobTitle, language),
    idea.kind === 'action' ? dueSaid(idea, t, formatDay) : null,
    idea.source === 'chat' ? t('capture.meta.chat') : null,
    idea.heard > 1 ? t('capture.meta.heard', { n: idea.heard }) : null,
    idea.carryOver ? t('capture.meta.carry-over') : null,
    idea.national ? t('capture.meta.national') : null,
  ];
  return said.filter((each) => each !== null);
}

function dueSaid({ due }: Idea, t: Messaging['t'], formatDay: Messaging['formatDay']): string {
  return due === null ? t('capture.meta.no-date') : t('capture.meta.due', { day: formatDay(due) });
}
