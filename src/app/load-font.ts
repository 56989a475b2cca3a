import url from '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2?url';

/** Fetches the font once the first screen is painted; the system's font stands in until then. */
export function loadFont(): void {
  const load = () => {
    const font = new FontFace('Atkinson Hyperlegible Next Variable', `url(${url})`, {
      weight: '200 800',
      display: 'swap',
    });
    document.fonts.add(font);
    // Without it the system's font stays: nothing to say to anyone.
    font.load().catch(() => {});
  };
  requestAnimationFrame(() => setTimeout(load, 0));
}
