import { createRoot, type Root } from 'react-dom/client';
import { onTestFinished } from 'vitest';

/** A place on the page to render in, until the test is over. */
export function mount(): { readonly root: Root; readonly place: HTMLElement } {
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  onTestFinished(() => {
    root.unmount();
    place.remove();
  });
  return { root, place };
}
