/** Resolves when the next frame has been shown for a moment, or soon where there is none: a page that nobody sees has no frames. */
export function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve, moment));
    setTimeout(resolve, longestFrame);
  });
}

/** Milliseconds. */
const moment = 50;
const longestFrame = 200;
