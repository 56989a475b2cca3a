import { useMemo } from 'react';
import type { Choice } from '../../contract/campaign.ts';
import { useMessages } from '../../ui/i18n.tsx';
import { choiceName } from '../choice-name.ts';
import { Pick } from './Pick.tsx';

export interface CodePickProps {
  readonly label: string;
  readonly every: string;
  readonly choices: readonly Choice[];
  /** The code of each idea. */
  readonly codes: readonly (string | null)[];
  readonly chosen: string | null;
  readonly onChoose: (code: string | null) => void;
}

/** A filter over the codes that occur, in the order of the campaign's list. */
export function CodePick({ label, every, choices, codes, chosen, onChoose }: CodePickProps) {
  const { language, formatNumber } = useMessages();
  const options = useMemo(() => {
    const counts = new Map<string, number>();
    for (const code of codes) if (code !== null) counts.set(code, (counts.get(code) ?? 0) + 1);
    const listed = choices.map(({ code }) => code).filter((code) => counts.has(code));
    const unlisted = [...counts.keys()].filter((code) => !listed.includes(code));
    return [...listed, ...unlisted].map((code) => ({
      code,
      name: `${choiceName(choices, code, language)} (${formatNumber(counts.get(code)!)})`,
    }));
  }, [choices, codes, language, formatNumber]);
  return <Pick label={label} every={every} options={options} chosen={chosen} onChoose={onChoose} />;
}
