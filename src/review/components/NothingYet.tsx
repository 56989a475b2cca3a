import { useMessages } from '../../ui/i18n.tsx';
import type { Tally } from '../fold.ts';
import { EmptyPage } from './EmptyPage.tsx';

export interface NothingYetProps {
  readonly tally: Tally;
  readonly pulling: boolean;
}

/** Why a page is empty: still fetching, nothing received, or nothing that shows here. */
export function NothingYet({ tally, pulling }: NothingYetProps) {
  const { t } = useMessages();
  const received = tally.stored === 0 ? 'none' : 'unreadable';
  const reason = pulling ? 'pulling' : received;
  return <EmptyPage title={t(`review.empty.${reason}.title`)} text={t(`review.empty.${reason}.text`)} />;
}
