import { fromMarkdown } from 'mdast-util-from-markdown';

export type MarkdownRoot = ReturnType<typeof fromMarkdown>;
export type MarkdownNode = MarkdownRoot['children'][number];
export type Heading = Extract<MarkdownNode, { type: 'heading' }>;
export type Paragraph = Extract<MarkdownNode, { type: 'paragraph' }>;
export type List = Extract<MarkdownNode, { type: 'list' }>;
export type ListItem = Extract<MarkdownNode, { type: 'listItem' }>;
export type Inline = Paragraph['children'][number];

/** CommonMark without code by indentation and headings by underlining: both happen by accident. */
export function parseMarkdown(markdown: string): MarkdownRoot {
  return fromMarkdown(markdown, { extensions: [{ disable: { null: ['codeIndented', 'setextUnderline'] } }] });
}
