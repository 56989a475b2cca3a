/** One word of an attribute block; `offset` in UTF-16 units of the file. */
interface Attribute {
  readonly value: string;
  readonly offset: number;
}

/** `{#means.repeat answer=idea,obstacle}`: an id and named values, each once. */
export interface AttributeBlock {
  readonly offset: number;
  readonly id: Attribute | null;
  readonly values: ReadonlyMap<string, Attribute>;
  readonly mistakes: readonly { readonly offset: number; readonly message: string }[];
}

/** Reads the inside of a block, without its braces. `offset`: where the opening brace stands in the file. */
export function parseAttributes(inside: string, offset: number): AttributeBlock {
  let id: Attribute | null = null;
  const values = new Map<string, Attribute>();
  const mistakes: { offset: number; message: string }[] = [];
  for (const match of inside.matchAll(/\S+/g)) {
    const word = match[0];
    const at = offset + 1 + match.index;
    const mistake = (message: string) => void mistakes.push({ offset: at, message });
    const equals = word.indexOf('=');
    const name = word.slice(0, Math.max(equals, 0));
    const value = word.slice(equals + 1);
    if (word.startsWith('#')) {
      if (id !== null) mistake(`A second id, “${word}”. Keep one.`);
      else id = { value: word.slice(1), offset: at };
    } else if (name === '' || value === '') {
      mistake(`“${word}” is not understood. ${advice}`);
    } else if (values.has(name)) {
      mistake(`“${name}” is given twice. Keep one, with commas between its values.`);
    } else {
      values.set(name, { value, offset: at + equals + 1 });
    }
  }
  return { offset, id, values, mistakes };
}

const advice =
  'Write the id first, then name=value, with spaces between them only: {#means.repeat answer=idea,obstacle}.';
