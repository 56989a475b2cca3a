import { useRef } from 'react';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { useShowEnd } from '../../../src/capture/use-show-end.ts';
import { mount } from '../mount.ts';

function Rows(props: { readonly numbers: readonly number[] }) {
  const list = useRef<HTMLOListElement>(null);
  useShowEnd(list, 'means', props.numbers.at(-1) ?? 0);
  return (
    <div style={{ height: 200, overflow: 'auto' }}>
      <ol ref={list}>
        {props.numbers.map((n) => (
          <li key={n} style={{ height: 50 }}>{`Row ${n}`}</li>
        ))}
      </ol>
    </div>
  );
}

test('a new row comes into sight, also in the moment in which another of its height goes', async () => {
  const { root, place } = mount();
  const numbers = Array.from({ length: 20 }, (_, n) => n + 1);
  root.render(<Rows numbers={numbers} />);
  await expect.element(page.getByText('Row 20')).toBeInViewport();
  const scroller = place.firstElementChild!;
  // As a person does who reads what came first.
  dispatchEvent(new WheelEvent('wheel'));
  scroller.scrollTop = 0;
  await expect.element(page.getByText('Row 20')).not.toBeInViewport();
  root.render(<Rows numbers={[...numbers.filter((n) => n !== 7), 21]} />);
  await expect.element(page.getByText('Row 21')).toBeInViewport();
});
