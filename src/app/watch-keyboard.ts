/** CSS pixels that a keyboard takes at least; without one, Safari's own bar may be told as missing. */
const leastKeyboard = 100;

/**
 * Tells the styles what a keyboard leaves of the page where it lies over it (iOS), in CSS pixels: `--seen-height`,
 * `--seen-shift` (how far down the page the browser has moved what is seen) and `--keyboard` (what it takes of the
 * window's lower edge). None is set elsewhere, nor while there is no keyboard.
 *
 * @returns how to stop
 */
export function watchKeyboard({
  visualViewport: viewport,
  document: { documentElement },
}: Window): () => void {
  if (!viewport) return () => {};
  const { style } = documentElement;
  const forget = () => {
    for (const name of ['--seen-height', '--seen-shift', '--keyboard']) style.removeProperty(name);
  };
  const measure = () => {
    const { scale, height, offsetTop, pageTop } = viewport;
    // Not innerHeight: in an installed app it shrinks too while the page does not (iOS 26.5:
    // https://github.com/linky-fit/linky/pull/361).
    const page = documentElement.clientHeight;
    if (scale !== 1 || page - height < leastKeyboard) return forget();
    style.setProperty('--seen-height', `${height}px`);
    style.setProperty('--seen-shift', `0 ${pageTop}px`);
    style.setProperty('--keyboard', `${Math.max(0, page - offsetTop - height)}px`);
  };
  measure();
  viewport.addEventListener('resize', measure);
  // iOS moves what is seen down the page, to show the field that has the focus.
  viewport.addEventListener('scroll', measure);
  return () => {
    viewport.removeEventListener('resize', measure);
    viewport.removeEventListener('scroll', measure);
    forget();
  };
}
