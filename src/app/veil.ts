/**
 * While the app is out of sight its screen is veiled: what a phone shows of it among the open apps holds no draft, as
 * far as the system takes that picture after it has told the page.
 */
export function veilWhenHidden(page: Document): void {
  page.addEventListener('visibilitychange', () => {
    page.documentElement.toggleAttribute('data-veiled', page.visibilityState === 'hidden');
  });
}
