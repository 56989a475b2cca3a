import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { Button } from '../ui/button.tsx';
import { useMessages } from '../ui/i18n.tsx';
import { Notice } from '../ui/notice.tsx';
import { useServices } from './services.ts';
import css from './storage-banner.module.css';

/** Above every screen, and only when the storage is in trouble: what happened, what is safe, what to do. */
export function StorageBanner() {
  const { t } = useMessages();
  const { db, storage } = useServices();
  const { type, lost, elsewhere, ballastTried } = useSyncExternalStore(storage.subscribe, storage.view);
  const missing = useLiveQuery(async () => (await db.device.get('ballast')) === undefined, [db], false);
  const low = ballastTried && missing;
  const shown = type === 'memory' || lost !== null || elsewhere !== null || low;
  const banner = useBannerHeight(shown);
  if (!shown) return null;
  return (
    <div ref={banner} className={css['banner']}>
      {elsewhere === null ? null : (
        <Notice kind="attention" live title={t(`storage.${elsewhere}.what`)}>
          <p>{t(`storage.${elsewhere}.do`)}</p>
          <Button onClick={() => location.reload()}>{t('storage.reload')}</Button>
        </Notice>
      )}
      {type === 'memory' ? (
        <Notice kind="attention" live title={t('storage.memory.what')}>
          <p>{t('storage.memory.do')}</p>
        </Notice>
      ) : null}
      {lost === null ? null : (
        <Notice kind="attention" live title={t('storage.lost.what')}>
          <p>{t('storage.lost.held', { ideas: lost.ideas, meetings: lost.meetings })}</p>
          {lost.received === 0 ? null : <p>{t('storage.lost.received', { n: lost.received })}</p>}
          <p>{t('storage.lost.do')}</p>
          <Button onClick={storage.dismissLoss}>{t('storage.lost.dismiss')}</Button>
        </Notice>
      )}
      {low && type === 'kept' && elsewhere === null ? (
        <Notice kind="attention" live title={t('storage.low.what')}>
          <p>{t('storage.low.do')}</p>
        </Notice>
      ) : null}
    </div>
  );
}

/** Screens that fill the window leave this much of it: `--banner`. */
function useBannerHeight(shown: boolean) {
  const banner = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { style } = document.documentElement;
    if (!shown || !banner.current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) style.setProperty('--banner', `${entry.target.clientHeight}px`);
    });
    observer.observe(banner.current);
    return () => {
      observer.disconnect();
      style.removeProperty('--banner');
    };
  }, [shown]);
  return banner;
}
