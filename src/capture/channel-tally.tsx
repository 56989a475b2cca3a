import type { Idea } from '../contract/idea.ts';
import { useMessages } from '../ui/i18n.tsx';
import css from './channel-tally.module.css';

export interface ChannelTallyProps {
  /** Ways that were named on this question, with how often. */
  readonly channels: readonly Idea[];
  readonly onHeard: (channel: Idea) => void;
}

/** Ways to reach people that were named already: one press counts one more. */
export function ChannelTally(props: ChannelTallyProps) {
  const { t, formatNumber } = useMessages();
  if (props.channels.length === 0) return null;
  return (
    <div className={css['tally']} role="group" aria-label={t('capture.channels')}>
      {props.channels.map((channel) => (
        <button
          key={channel.id}
          type="button"
          lang={channel.language}
          aria-label={t('capture.channels.heard', { channel: channel.text, n: channel.heard })}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => props.onHeard(channel)}
        >
          <span className={css['name']}>{channel.text}</span>
          <span className={css['count']}>{formatNumber(channel.heard)}</span>
        </button>
      ))}
    </div>
  );
}
