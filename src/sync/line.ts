/** Of `navigator`, where the browser tells the kind of line: Chromium on Android, in a tab and in a service worker. */
interface WithConnection {
  readonly connection?: EventTarget & { readonly type?: string };
}

/** `wifi`, `cellular` and so on (https://wicg.github.io/netinfo/); `null` where the browser does not tell. */
export function lineType(navigator: object): string | null {
  return (navigator as WithConnection).connection?.type ?? null;
}

/** Calls back when the device goes from one line to another; nothing where the browser does not tell. */
export function onLineChange(navigator: object, changed: () => void): () => void {
  const { connection } = navigator as WithConnection;
  connection?.addEventListener('change', changed);
  return () => connection?.removeEventListener('change', changed);
}
