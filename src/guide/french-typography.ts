/** `index` in UTF-16 units of the text. An `error` is a wrong space, a `warning` a matter of polish. */
export interface TypographyFinding {
  readonly index: number;
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

/**
 * Spacing of Canadian French: a no-break space before “:” and inside « »; no space before “!”, “?”
 * and “;”; the curly apostrophe. Times (12:30), addresses (https://…) and codes (a:b) are left alone.
 */
export function checkFrenchTypography(text: string): readonly TypographyFinding[] {
  return rules
    .flatMap(({ pattern, severity, message }) =>
      Array.from(text.matchAll(pattern), (match) => ({ index: match.index, severity, message })),
    )
    .sort((a, b) => a.index - b.index);
}

/** Each pattern matches at the wrong space, or at the mark that lacks one. */
const rules: readonly { pattern: RegExp; severity: 'error' | 'warning'; message: string }[] = [
  {
    pattern: /[ \t\n](?=:)/g,
    severity: 'error',
    message: 'An ordinary space stands before “:”. Write a no-break space (U+00A0).',
  },
  {
    pattern: /(?<=[^\s:«]):(?=[\s)\]»”"*_]|$)/g,
    severity: 'error',
    message: 'A space is missing before “:”. Write a no-break space (U+00A0).',
  },
  {
    pattern: /(?<=«)[ \t\n]/g,
    severity: 'error',
    message: 'An ordinary space stands after “«”. Write a no-break space (U+00A0).',
  },
  {
    pattern: /«(?=\S)/g,
    severity: 'error',
    message: 'A space is missing after “«”. Write a no-break space (U+00A0).',
  },
  {
    pattern: /[ \t\n](?=»)/g,
    severity: 'error',
    message: 'An ordinary space stands before “»”. Write a no-break space (U+00A0).',
  },
  {
    pattern: /(?<=\S)»/g,
    severity: 'error',
    message: 'A space is missing before “»”. Write a no-break space (U+00A0).',
  },
  {
    pattern: /(?<!«)\s(?=[!?;])/g,
    severity: 'error',
    message: 'A space stands before “!”, “?” or “;”. Remove it.',
  },
  {
    pattern: /(?<=\p{Letter})'/gu,
    severity: 'warning',
    message: 'A straight apostrophe. Write the curly one: ’ (U+2019).',
  },
];
