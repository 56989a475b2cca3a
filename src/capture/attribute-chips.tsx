import { useEffect, useRef, useState } from 'react';
import type { Lists } from '../contract/campaign.ts';
import type { AnswerKind } from '../contract/guide.ts';
import type { Idea } from '../contract/idea.ts';
import { useMessages } from '../ui/i18n.tsx';
import css from './attribute-chips.module.css';
import type { Attributes } from './draft.ts';
import { labelOf } from './label-of.ts';
import { PickList, type PickOption } from './pick-list.tsx';

export interface AttributeChipsProps {
  readonly attributes: Attributes;
  readonly lists: Lists;
  /** Kinds of answer that the question asks for; a chip appears when there are several. */
  readonly kinds: readonly AnswerKind[];
  readonly kind: AnswerKind;
  /** Ideas of the meeting, for the choices used lately. */
  readonly ideas: readonly Idea[];
  readonly onAttributes: (attributes: Attributes) => void;
  readonly onKind: (kind: AnswerKind) => void;
  /** After a pick list closed: the composer takes the focus again. */
  readonly onDone: () => void;
}

type Chip = keyof Attributes | 'kind';

/** Sector, region and job title of the person who speaks; never who it is. */
export function AttributeChips(props: AttributeChipsProps) {
  const { t, language } = useMessages();
  const [open, setOpen] = useState<Chip | null>(null);
  const { attributes, lists, kinds, onDone } = props;
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && open === null) onDone();
    wasOpen.current = open !== null;
  }, [open, onDone]);
  const choices = { sector: lists.sectors, region: lists.regions, jobTitle: lists.jobTitles };
  const chips: readonly Chip[] = [
    ...(kinds.length > 1 ? ['kind' as const] : []),
    'sector',
    'region',
    'jobTitle',
  ];
  const valueOf = (chip: Chip) => (chip === 'kind' ? props.kind : attributes[chip]);
  const valueLabel = (chip: Chip) =>
    chip === 'kind' ? t(`kind.${props.kind}`) : labelOf(choices[chip], attributes[chip], language);
  const optionsOf = (chip: Chip): PickOption[] =>
    chip === 'kind'
      ? kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))
      : choices[chip].map((choice) => ({ value: choice.code, label: choice[language] }));
  const pick = (chip: Chip, value: string | null) => {
    if (chip === 'kind') {
      const kind = kinds.find((candidate) => candidate === value) ?? kinds[0];
      if (kind !== undefined) props.onKind(kind);
    } else {
      props.onAttributes({ ...attributes, [chip]: value });
    }
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
            {label ?? name}
          </button>
        );
      })}
      {open === null ? null : (
        <PickList
          title={t(`capture.chip.${open}`)}
          options={optionsOf(open)}
          recent={open === 'kind' ? [] : recentOf(props.ideas, open)}
          value={valueOf(open)}
          allowOther={open === 'jobTitle'}
          allowNone={open !== 'kind'}
          onPick={(value) => pick(open, value)}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}

const recentCount = 5;

function recentOf(ideas: readonly Idea[], attribute: keyof Attributes): string[] {
  const values = ideas.map((idea) => idea[attribute]).filter((value) => value !== null);
  return [...new Set<string>(values.reverse())].slice(0, recentCount);
}
