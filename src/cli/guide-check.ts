import { checkGuides, messageLine } from './guide-files.ts';
import { counted, printJson, printLines } from './output.ts';

export interface GuideCheckOptions {
  readonly json?: true;
}

/** `calepin guide check`: every mistake of the files. Exit code 1 when one of them is an error. */
export function checkGuideFiles(paths: readonly string[], { json }: GuideCheckOptions): 0 | 1 {
  const checked = checkGuides(paths);
  const messages = checked.flatMap((guide) => guide.messages);
  const errors = messages.filter(({ severity }) => severity === 'error').length;
  if (json) printJson(messages);
  else {
    printLines(
      ...messages.map(messageLine),
      `${counted(checked.length, 'guide')}: ${counted(errors, 'error')}, ${counted(messages.length - errors, 'warning')}`,
    );
  }
  return errors > 0 ? 1 : 0;
}
