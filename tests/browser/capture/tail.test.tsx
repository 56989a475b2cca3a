import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { useTail } from '../../../src/capture/use-tail.ts';
import { mount } from '../mount.ts';

function Count(props: { readonly rows: number; readonly settled: number }) {
  const items = Array.from({ length: props.rows }, (_, n) => n);
  const { shown, earlier } = useTail(items, props.settled, 'means', () => false);
  return <output>{`${shown.length} shown, ${earlier} before`}</output>;
}

test('rows of a long list leave when it was read again, not in the frame that shows a new one', async () => {
  const { root } = mount();
  const count = page.getByRole('status');
  root.render(<Count rows={29} settled={29} />);
  await expect.element(count).toHaveTextContent('29 shown, 0 before');
  root.render(<Count rows={30} settled={29} />);
  await expect.element(count).toHaveTextContent('30 shown, 0 before');
  root.render(<Count rows={30} settled={30} />);
  await expect.element(count).toHaveTextContent('20 shown, 10 before');
  // One that was taken off since the reading is not counted twice.
  root.render(<Count rows={29} settled={30} />);
  await expect.element(count).toHaveTextContent('29 shown, 0 before');
});
