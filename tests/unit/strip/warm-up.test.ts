import { expect, test } from 'vitest';
import { createStripper, type Stripper } from '../../../src/strip/strip.ts';
import { warmUp } from '../../../src/strip/warm-up.ts';
import { hostile } from '../../corpus/hostile-texts.ts';
import { data, english, french } from './support.ts';

test('a stripper that was made quick gives the same answers as a fresh one', () => {
  const texts = [
    'Marie a dit que Luc (poste 4412) habite au 12, rue des Pins.',
    'five one four five five five zero one two three, sam dot roy at example dot com',
    ...Object.values(hostile).map((text) => text.slice(0, 600)),
  ];
  const answers = (stripper: Stripper) => texts.map((text) => stripper.strip(text, french));
  const quick = createStripper(data);
  const steps = [...warmUp(quick)];
  expect(steps.length).toBeGreaterThan(100);
  expect(answers(quick)).toEqual(answers(createStripper(data)));
});

test('a text that comes while a stripper is made quick is stripped as ever', () => {
  const stripper = createStripper(data);
  const text = 'Call Priya Raman at 613-555-0142.';
  const expected = stripper.strip(text, english);
  const steps = warmUp(stripper);
  while (steps.next().done !== true) expect(stripper.strip(text, english)).toEqual(expected);
});
