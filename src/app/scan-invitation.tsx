import { useEffect, useRef, useState } from 'react';
import { decodeInvitation } from '../contract/invitation.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useMessages } from '../ui/i18n.tsx';
import { createQrReader, readQrFromPicture } from './read-qr.ts';
import css from './scan-invitation.module.css';

type Sight = 'opening' | 'looking' | 'other-code' | 'no-code' | 'no-camera';

/** Between two looks of the camera. Milliseconds. */
const lookPause = 150;

/** The camera looks for a QR code that holds an invitation; without one, a picture of it does. */
export function ScanInvitation(props: {
  readonly onFound: (text: string) => void;
  readonly onClose: () => void;
}) {
  const { t } = useMessages();
  const { onFound } = props;
  const video = useRef<HTMLVideoElement>(null);
  const [sight, setSight] = useState<Sight>('opening');

  useEffect(() => {
    const element = video.current;
    if (!element) return;
    return lookThroughCamera(element, {
      onLooking: () => setSight('looking'),
      onRefused: () => setSight('no-camera'),
      onText(text) {
        if (decodeInvitation(text)) onFound(text);
        else setSight('other-code');
      },
    });
  }, [onFound]);

  const readPicture = async (picture: File | undefined) => {
    if (!picture) return;
    const text = await readQrFromPicture(picture);
    if (text === null) setSight('no-code');
    else if (decodeInvitation(text)) onFound(text);
    else setSight('other-code');
  };
  return (
    <Dialog title={t('scan.title')} onClose={props.onClose}>
      <div className={css['scan']}>
        {sight === 'no-camera' ? null : (
          <video ref={video} className={css['video']} muted playsInline aria-label={t('scan.video')} />
        )}
        <p role="status">{t(`scan.${sight}`)}</p>
        <label className={css['picture']}>
          <span>{t('scan.picture')}</span>
          <input
            type="file"
            accept="image/*"
            onChange={(event) => void readPicture(event.currentTarget.files?.[0])}
          />
        </label>
      </div>
    </Dialog>
  );
}

interface Looking {
  readonly onLooking: () => void;
  readonly onRefused: () => void;
  readonly onText: (text: string) => void;
}

/** Shows the camera in `video` and reports each text that it reads, until the returned function is called. */
function lookThroughCamera(video: HTMLVideoElement, tell: Looking): () => void {
  let stream: MediaStream | null = null;
  let over = false;
  const look = async () => {
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      if (over) return stop();
      video.srcObject = stream;
      await video.play();
      const reader = await createQrReader();
      tell.onLooking();
      while (!isOver()) {
        const [code] = await reader.detect(video).catch(() => []);
        if (code && !isOver()) tell.onText(code.rawValue);
        await new Promise((resolve) => setTimeout(resolve, lookPause));
      }
    } catch {
      // Refused, in use elsewhere, or there is none.
      stop();
      if (!isOver()) tell.onRefused();
    }
  };
  const isOver = () => over;
  const stop = () => stream?.getTracks().forEach((track) => track.stop());
  void look();
  return () => {
    over = true;
    stop();
  };
}
