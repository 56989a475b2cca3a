import { expect, onTestFinished, test } from 'vitest';
import { page } from 'vitest/browser';
import { veilWhenHidden } from '../../../src/app/veil.ts';
import '../../../src/ui/base.css';

/** What the browser says when the person goes to another app, and comes back. */
function see(state: DocumentVisibilityState): void {
  Object.defineProperty(document, 'visibilityState', { configurable: true, value: state });
  document.dispatchEvent(new Event('visibilitychange'));
}

test('a draft cannot be read while the app is out of sight, and is there again afterwards', async () => {
  const field = document.body.appendChild(document.createElement('textarea'));
  onTestFinished(() => {
    Reflect.deleteProperty(document, 'visibilityState');
    field.remove();
  });
  veilWhenHidden(document);
  await page.getByRole('textbox').fill('not kept yet');
  see('hidden');
  expect(getComputedStyle(document.body).filter).toBe('blur(27px)');
  see('visible');
  expect(getComputedStyle(document.body).filter).toBe('none');
  expect(field.value).toBe('not kept yet');
});
