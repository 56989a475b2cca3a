import { holdsText } from './holds-text.ts';

/**
 * `describe`, which remembers what it answered: few gaps between two words ever occur, and none can hold a name, because it has
 * neither letter nor digit.
 */
export function rememberGaps<Answer>(describe: (gap: string) => Answer): (gap: string) => Answer {
  const answers = new Map<string, Answer>();
  return (gap) => {
    let answer = answers.get(gap);
    if (answer === undefined) {
      answer = describe(gap);
      if (answers.size < most && !holdsText(gap)) answers.set(gap, answer);
    }
    return answer;
  };
}

const most = 500;
