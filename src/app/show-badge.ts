/** The number that waits, on the icon of the installed app. Quiet where it is refused: the state line has it too. */
export function showBadge(
  device: Partial<Pick<Navigator, 'setAppBadge' | 'clearAppBadge'>>,
  n: number,
): void {
  const shown = n > 0 ? device.setAppBadge?.(n) : device.clearAppBadge?.();
  shown?.catch(() => {});
}
