import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { ReadyPage } from '../../../src/app/ready-page.tsx';
import type { Enrolment } from '../../../src/store/db.ts';
import { createWorld, guide, lists } from './world.tsx';

const enrolment = {
  key: 'enrolment',
  invitation: { id: 'AAAAAAAAAAA' },
  campaign: { name: 'Spring', guides: [guide], lists },
} as unknown as Enrolment;

test('where the browser asks the person, a question that is put aside does not stand in the way; the answer counts when it comes', async () => {
  let answer = (_granted: boolean) => {};
  vi.spyOn(navigator.storage, 'persist').mockReturnValue(new Promise((resolve) => (answer = resolve)));
  let passTime: (() => void) | null = null;
  const setTimeout = window.setTimeout.bind(window);
  vi.spyOn(window, 'setTimeout').mockImplementation(((
    act: () => void,
    milliseconds?: number,
    ...input: unknown[]
  ) => {
    if (milliseconds !== 8_000) return setTimeout(act, milliseconds, ...input);
    passTime = act;
    return 0;
  }) as typeof setTimeout);
  const { show } = await createWorld();
  show(<ReadyPage enrolment={enrolment} />);
  await expect.element(page.getByText('Protecting your notes…')).toBeVisible();

  await expect.poll(() => passTime).not.toBeNull();
  passTime!();
  await expect.element(page.getByRole('button', { name: 'Protect my notes' })).toBeVisible();
  await expect.element(page.getByText('You are ready. You can go offline now.')).toBeInTheDocument();

  answer(true);
  await expect.element(page.getByText(/^Your notes are protected/)).toBeVisible();
});
