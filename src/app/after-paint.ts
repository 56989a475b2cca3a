/** Resolves after the next frame, or soon where there is none: a page that nobody sees has no frames. */
export function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, longestFrame);
  });
}

/** Milliseconds. */
const longestFrame = 200;
