/** Makes a textarea as high as its text; CSS sets the limits. A browser that can does it by itself, in one layout. */
export function autoGrow(textarea: HTMLTextAreaElement): void {
  if (textarea.rows === 1 && CSS.supports('field-sizing', 'content')) {
    textarea.style.setProperty('field-sizing', 'content');
    return;
  }
  textarea.style.height = 'auto';
  textarea.style.height = `${textarea.scrollHeight + textarea.offsetHeight - textarea.clientHeight}px`;
}

/**
 * What a field for notes must carry: Chromium writes a plain textarea in clear to its session files, and
 * cloud spelling services read what is typed.
 */
export const privateField = {
  autoComplete: 'off',
  spellCheck: false,
  autoCorrect: 'off',
  autoCapitalize: 'sentences',
} as const;
