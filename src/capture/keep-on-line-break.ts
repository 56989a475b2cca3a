/**
 * Some Android keyboards send no usable keydown for Enter (key code 229), only the line break itself.
 * Shift+Enter makes the same line break, hence the watch on Shift.
 */
export function keepOnLineBreak(textarea: HTMLTextAreaElement | null, keep: () => void): () => void {
  if (!textarea) return () => {};
  let shift = false;
  const watchShift = (event: KeyboardEvent) => {
    shift = event.shiftKey;
  };
  const onBeforeInput = (event: InputEvent) => {
    const breaksLine = event.inputType === 'insertLineBreak' || event.inputType === 'insertParagraph';
    if (!breaksLine || shift || event.isComposing) return;
    event.preventDefault();
    keep();
  };
  textarea.addEventListener('keydown', watchShift);
  textarea.addEventListener('keyup', watchShift);
  textarea.addEventListener('beforeinput', onBeforeInput);
  return () => {
    textarea.removeEventListener('keydown', watchShift);
    textarea.removeEventListener('keyup', watchShift);
    textarea.removeEventListener('beforeinput', onBeforeInput);
  };
}
