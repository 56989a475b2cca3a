import type { Redaction } from '../contract/redaction.ts';
import css from './idea-text.module.css';

/**
 * A stored text, with what stands for a removed identifier shown as a chip: `[person 1]` → «person 1», and
 * «person 1?» when it is a maybe.
 */
export function IdeaText(props: { readonly text: string; readonly redactions: readonly Redaction[] }) {
  const maybes = new Set(
    props.redactions.filter(({ certain }) => !certain).map(({ placeholder }) => placeholder),
  );
  return splitAtPlaceholders(
    props.text,
    props.redactions.map(({ placeholder }) => placeholder),
  ).map(({ text, removed }, index) =>
    removed ? (
      <span key={index} className={maybes.has(text) ? `${css['removed']} ${css['maybe']}` : css['removed']}>
        {text.replace(/^\[|\]$/g, '')}
        {maybes.has(text) ? '?' : null}
      </span>
    ) : (
      text
    ),
  );
}

/** Cuts a text at its placeholders, in the order in which they stand. */
export function splitAtPlaceholders(
  text: string,
  placeholders: readonly string[],
): { readonly text: string; readonly removed: boolean }[] {
  const parts: { text: string; removed: boolean }[] = [];
  let from = 0;
  for (const placeholder of placeholders) {
    const at = text.indexOf(placeholder, from);
    if (at === -1) continue;
    if (at > from) parts.push({ text: text.slice(from, at), removed: false });
    parts.push({ text: placeholder, removed: true });
    from = at + placeholder.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), removed: false });
  return parts;
}
