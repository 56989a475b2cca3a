import { useEffect, useRef, useState } from 'react';
import type { Lists } from '../contract/campaign.ts';
import type { AnswerKind } from '../contract/guide.ts';
import type { Idea } from '../contract/idea.ts';
import { useMessages } from '../ui/i18n.tsx';
import { Icon } from '../ui/icon.tsx';
import css from './detail-chips.module.css';
import type { Details } from './draft.ts';
import { DueDialog } from './due-dialog.tsx';
import { detailsOf, type Detail } from './kinds.ts';
import { labelOf } from './label-of.ts';
import { PickList, type PickOption } from './pick-list.tsx';

export interface DetailChipsProps {
  readonly details: Details;
  readonly lists: Lists;
  /** Kinds of answer that the question asks for; a chip appears when there are several. */
  readonly kinds: readonly AnswerKind[];
  readonly kind: AnswerKind;
  /** Ideas of the meeting, for the choices used lately. */
  readonly ideas: readonly Idea[];
  /** Some take part online: an idea may come from the chat. */
  readonly online: boolean;
  /** The job title is that of the next ideas too; `null` where there is no next one. */
  readonly jobTitleStays: boolean | null;
  readonly today: string;
  readonly onDetails: (details: Details) => void;
  readonly onKind: (kind: AnswerKind) => void;
  readonly onJobTitleStays: (stays: boolean) => void;
  /** After a dialog closed: the field takes the focus again. */
  readonly onDone: () => void;
}

type Chip = Detail | 'kind';

/** What is said of an idea in general: sector, region and job title of the person who speaks; never who it is. */
export function DetailChips(props: DetailChipsProps) {
  const { t, language, formatDay } = useMessages();
  const [open, setOpen] = useState<Chip | null>(null);
  const { details, lists, kinds, onDone } = props;
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && open === null) onDone();
    wasOpen.current = open !== null;
  }, [open, onDone]);
  const chips: readonly Chip[] = [
    ...(kinds.length > 1 ? (['kind'] as const) : []),
    ...detailsOf(props.kind).filter((detail) => detail !== 'rung' || lists.rungs.length > 0),
  ];
  const valueLabel = (chip: Chip): string | null => {
    if (chip === 'kind') return t(`kind.${props.kind}`);
    if (chip === 'due') return details.due === null ? null : formatDay(details.due);
    return labelOf(choicesOf(lists, chip), details[chip], language);
  };
  const optionsOf = (chip: Exclude<Chip, 'due'>): PickOption[] => {
    if (chip === 'kind') return kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }));
    if (chip === 'owner') return recentOf(props.ideas, chip).map((owner) => ({ value: owner, label: owner }));
    return choicesOf(lists, chip).map((choice) => ({ value: choice.code, label: choice[language] }));
  };
  const pick = (chip: Chip, value: string | null) => {
    if (chip === 'kind') props.onKind(kinds.find((candidate) => candidate === value) ?? props.kind);
    else props.onDetails({ ...details, [chip]: value });
    setOpen(null);
  };
  return (
    <div className={css['chips']} role="group" aria-label={t('capture.chips')}>
      {chips.map((chip) => {
        const label = valueLabel(chip);
        const name = t(`capture.chip.${chip}`);
        return (
          <button
            key={chip}
            type="button"
            className={`${css['chip']} ${label === null ? '' : css['set']}`}
            aria-haspopup="dialog"
            aria-label={label === null ? name : t('capture.chip.set', { name, label })}
            // The keyboard of a phone stays open while the focus does not leave the composer.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => setOpen(chip)}
          >
            <span className={css['pill']}>
              {chip === 'jobTitle' && label !== null && props.jobTitleStays ? <Icon name="pin" /> : null}
              {label ?? name}
            </span>
          </button>
        );
      })}
      {props.online ? (
        <button
          type="button"
          className={`${css['chip']} ${details.source === 'chat' ? css['set'] : ''}`}
          aria-pressed={details.source === 'chat'}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() =>
            props.onDetails({ ...details, source: details.source === 'chat' ? 'spoken' : 'chat' })
          }
        >
          <span className={css['pill']}>{t('capture.source.chat')}</span>
        </button>
      ) : null}
      {open === 'due' ? (
        <DueDialog
          due={details.due}
          today={props.today}
          onPick={(due) => pick('due', due)}
          onClose={() => setOpen(null)}
        />
      ) : open === null ? null : (
        <PickList
          title={t(`capture.pick.${open}`)}
          options={optionsOf(open)}
          recent={open === 'kind' ? [] : recentOf(props.ideas, open)}
          value={open === 'kind' ? props.kind : details[open]}
          other={open === 'jobTitle' || open === 'owner'}
          none={open !== 'kind'}
          onPick={(value) => pick(open, value)}
          onClose={() => setOpen(null)}
        >
          {open === 'jobTitle' && props.jobTitleStays !== null ? (
            <label className={css['stays']}>
              <input
                type="checkbox"
                checked={props.jobTitleStays}
                onChange={(event) => props.onJobTitleStays(event.currentTarget.checked)}
              />
              {t('capture.job-title.stays')}
            </label>
          ) : null}
        </PickList>
      )}
    </div>
  );
}

function choicesOf(lists: Lists, chip: Exclude<Detail, 'due'>): Lists['sectors'] {
  switch (chip) {
    case 'sector':
      return lists.sectors;
    case 'region':
      return lists.regions;
    case 'jobTitle':
      return lists.jobTitles;
    case 'rung':
      return lists.rungs;
    case 'owner':
      return [];
  }
}

const recentCount = 5;

function recentOf(ideas: readonly Idea[], detail: Detail): string[] {
  // A rung has its own order, from the lightest to the strongest.
  if (detail === 'rung' || detail === 'due') return [];
  const values = ideas.map((idea) => idea[detail]).filter((value) => value !== null);
  return [...new Set<string>(values.reverse())].slice(0, recentCount);
}
