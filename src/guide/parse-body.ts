import { splitAttributeBlocks } from './attribute-blocks.ts';
import { type PlainText, flattenInline } from './flatten-inline.ts';
import type { Report } from './message.ts';
import {
  type Outline,
  type OutlinePrompt,
  type OutlineQuestion,
  type OutlineSection,
  type OutlineTopic,
  reservedSections,
} from './outline.ts';
import type { AttributeBlock } from './parse-attributes.ts';
import {
  type Heading,
  type List,
  type ListItem,
  type MarkdownNode,
  type Paragraph,
  parseMarkdown,
} from './parse-markdown.ts';
import { readAnswers, readForm, readId, readMinutes, refuseOthers } from './read-attributes.ts';

/** Reads headings, paragraphs and lists into topics, questions and prompts. `text`: the file with its front matter blanked. */
export function parseBody(text: string, report: Report): Outline {
  const { markdown, blocks } = splitAttributeBlocks(text);
  const unused = new Map(blocks);
  const sections: OutlineSection[] = [];
  const topics: OutlineTopic[] = [];
  let section: OutlineSection | OutlineTopic | null = null;
  let question: OutlineQuestion | null = null;

  for (const node of parseMarkdown(markdown).children) {
    if (node.type === 'heading') readHeading(node);
    else if (node.type === 'paragraph') readParagraph(node);
    else if (node.type === 'list') readList(node);
    else refuse(node);
  }
  for (const { offset } of unused.values()) {
    report.error(offset, 'Ids belong to headings and to the items under a question only. Remove this block.');
  }
  return { sections, topics };

  function readHeading(heading: Heading): void {
    const offset = startOf(heading);
    const block = takeBlock(heading);
    const title = plain(heading);
    if (title.text === '') report.error(offset, 'This heading has no words. Write some, or remove it.');
    if (heading.depth === 2) readTopic(title, block, offset);
    else if (heading.depth === 3) readQuestion(title, block, offset);
    else {
      const advice = 'Write topics with “##” and questions with “###”; the title stands in the front matter.';
      report.error(offset, `A heading of level ${heading.depth} has no place in a guide. ${advice}`);
    }
  }

  function readTopic(title: PlainText, block: AttributeBlock | null, offset: number): void {
    question = null;
    const reserved = reservedSections.find((name) => name === block?.id?.value);
    if (reserved !== undefined) {
      refuseOthers(block, [], `the section “${reserved}”`, report);
      section = { id: reserved, offset: block?.id?.offset ?? offset, paragraphs: [] };
      sections.push(section);
      return;
    }
    refuseOthers(block, ['minutes'], 'a topic', report);
    const topic: OutlineTopic = {
      id: readId(block, offset, 'topic', title.text, report),
      offset: block?.id?.offset ?? offset,
      title,
      minutes: readMinutes(block, report),
      context: [],
      questions: [],
    };
    section = topic;
    topics.push(topic);
  }

  function readQuestion(text: PlainText, block: AttributeBlock | null, offset: number): void {
    refuseOthers(block, ['answer', 'form'], 'a question', report);
    question = {
      id: readId(block, offset, 'question', text.text, report),
      offset: block?.id?.offset ?? offset,
      text,
      answers: readAnswers(block, offset, report),
      prompts: [],
      form: readForm(block, report),
    };
    if (section !== null && 'questions' in section) section.questions.push(question);
    else
      report.error(
        offset,
        'This question stands outside a topic. Write a topic, “## Title {#id}”, above it.',
      );
  }

  function readParagraph(paragraph: Paragraph): void {
    const offset = startOf(paragraph);
    if (isTable(paragraph)) {
      report.error(offset, 'A guide holds no tables. Write a list under a question, or a paragraph.');
      return;
    }
    const text = plain(paragraph);
    if (question !== null) {
      report.error(
        offset,
        'Under a question stand list items only. Start the line with “- ”, or move it above the first question.',
      );
    } else if (section === null) {
      report.error(
        offset,
        'This text stands before the first heading. Put it under “## Your role {#role}” or a topic.',
      );
    } else if ('questions' in section) section.context.push(text);
    else section.paragraphs.push(text);
  }

  function readList(list: List): void {
    if (question !== null) {
      for (const item of list.children) {
        const prompt = readPrompt(item, question);
        if (prompt !== null) question.prompts.push(prompt);
      }
    } else if (section !== null && 'paragraphs' in section) {
      for (const item of list.children) {
        const text = readItemText(item);
        if (text !== null) section.paragraphs.push(text);
        for (const node of item.children.slice(text === null ? 0 : 1)) refuse(node);
      }
    } else {
      const advice = 'Write the question above it, “### Question {#id answer=idea}”, or make it a paragraph.';
      report.error(startOf(list), `A list stands under a question. ${advice}`);
      for (const item of list.children) takeBlock(item);
    }
  }

  function readPrompt(item: ListItem, parent: OutlineQuestion): OutlinePrompt | null {
    const block = takeBlock(item);
    const offset = startOf(item);
    refuseOthers(block, ['move-to'], 'an item', report);
    const text = readItemText(item);
    const examples: PlainText[] = [];
    const statement: PlainText[] = [];
    for (const node of item.children.slice(text === null ? 0 : 1)) {
      if (node.type === 'list') {
        for (const example of node.children) {
          const words = readItemText(example);
          if (words !== null) examples.push(words);
          for (const child of example.children.slice(words === null ? 0 : 1)) refuse(child);
        }
      } else if (node.type === 'blockquote') {
        for (const child of node.children) {
          if (child.type === 'paragraph') statement.push(plain(child));
          else refuse(child);
        }
      } else refuse(node);
    }
    if (text === null) return null;
    const ordinal = `${parent.id ?? ''}.${parent.prompts.length + 1}`;
    const id = block?.id
      ? readId(block, offset, 'item', text.text, report)
      : parent.id === null
        ? null
        : ordinal;
    if (id === ordinal && id.length > 64) {
      report.error(
        offset,
        `The id of this item would be “${ordinal}”, too long. Shorten the id of the question.`,
      );
    }
    return {
      id,
      offset: block?.id?.offset ?? offset,
      text,
      examples,
      statement,
      moveTo: block?.values.get('move-to') ?? null,
    };
  }

  /** The first paragraph of an item; `null`, and reported, when it has none. */
  function readItemText(item: ListItem): PlainText | null {
    const first = item.children[0];
    if (first?.type !== 'paragraph') {
      if (first === undefined)
        report.error(startOf(item), 'This item is empty. Write its words, or remove it.');
      return null;
    }
    const text = plain(first);
    if (/^\[[ xX]?\]/.test(text.text)) {
      report.error(startOf(first), 'Remove the “[ ]”: every item of a checklist question is a tick already.');
    }
    return text;
  }

  function plain(node: Heading | Paragraph): PlainText {
    const text = flattenInline(node.children, markdown, report);
    const brace = text.text.search(/\{(?:#|(?:answer|form|minutes|move-to)=)/);
    if (brace !== -1) {
      report.error(
        text.offsets[brace] ?? startOf(node),
        'An id block stands at the end of a heading, or of the first line of an item: “## Title {#id}”.',
      );
    }
    const insecure = text.text.search(/(?<!\()\bhttp:\/\//);
    if (insecure !== -1) {
      report.error(text.offsets[insecure] ?? startOf(node), 'A link must start with “https://”.');
    }
    return text;
  }

  function takeBlock(node: Heading | ListItem): AttributeBlock | null {
    const line = node.position?.start.line ?? 0;
    const block = unused.get(line) ?? null;
    unused.delete(line);
    for (const { offset, message } of block?.mistakes ?? []) report.error(offset, message);
    return block;
  }

  function isTable(paragraph: Paragraph): boolean {
    return markdown
      .slice(startOf(paragraph), paragraph.position?.end.offset)
      .split('\n')
      .some((line) => /^[|:\-\s]+$/.test(line) && line.includes('|') && line.includes('-'));
  }

  function refuse(node: MarkdownNode): void {
    report.error(
      startOf(node),
      refusals[node.type] ?? 'This kind of Markdown has no place in a guide. Write plain words.',
    );
  }
}

const refusals: Partial<Record<MarkdownNode['type'], string>> = {
  blockquote: 'A text to read out (“> …”) stands inside a list item, indented under its first line.',
  code: 'A guide holds no code. Write plain words.',
  definition: 'Write the link where it is used: [words](https://…).',
  heading: 'A heading stands at the start of a line, not inside a list or a quotation.',
  html: 'A guide holds no HTML. Write plain words; emphasis is *like this*.',
  list: 'A list goes two levels deep only: prompts, and examples under them.',
  paragraph: 'An item is one paragraph. Start a new item with “- ”, or join the lines.',
  thematicBreak: 'A line between parts is not needed. Remove it: headings part the guide.',
};

function startOf(node: MarkdownNode): number {
  return node.position?.start.offset ?? 0;
}
