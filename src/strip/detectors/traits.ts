import { twoNumberWords } from './number-words.ts';

/** What a text holds. Patterns that need more of it than there is are spared. */
export interface Traits {
  readonly digits: number;
  /** The longest row of digits. */
  readonly run: number;
  /** The most digits that follow each other with at most three units between one and the next. */
  readonly near: number;
  /** The same with at most eight. */
  readonly far: number;
  /** Two words for numbers stand side by side: one may be read aloud. */
  readonly readAloud: boolean;
}

/** `text` is what `toLatin` gives. */
export function traitsOf(text: string): Traits {
  let [digits, run, near, far] = [0, 0, 0, 0];
  let [inRun, inNear, inFar] = [0, 0, 0];
  let last = -Infinity;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < zero || unit > nine) continue;
    const gap = at - last - 1;
    last = at;
    digits += 1;
    inRun = gap === 0 ? inRun + 1 : 1;
    inNear = gap <= 3 ? inNear + 1 : 1;
    inFar = gap <= 8 ? inFar + 1 : 1;
    if (inRun > run) run = inRun;
    if (inNear > near) near = inNear;
    if (inFar > far) far = inFar;
  }
  return { digits, run, near, far, readAloud: twoNumberWords.test(text) };
}

const zero = 0x30;
const nine = 0x39;
