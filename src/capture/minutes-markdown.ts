import type { Minutes, MinutesLine } from './minutes.ts';

/** The minutes as Markdown, for an e-mail or a shared page. Words that look like marks stay words. */
export function minutesToMarkdown({ title, facts, sections }: Minutes): string {
  const blocks = [
    `# ${escape(title)}`,
    facts.map(({ label, value }) => `- **${escape(label)}** ${escape(value)}`).join('\n'),
    ...sections.flatMap(({ title: heading, outcome, lines }) => [
      `## ${escape(heading)}`,
      ...(outcome === null ? [] : [toText(outcome, '')]),
      ...(lines.length === 0 ? [] : [lines.map((line) => `- ${toText(line, '  ')}`).join('\n')]),
    ]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function toText({ text, note }: MinutesLine, indent: string): string {
  const lines = text.split(/\r?\n/).map(escape);
  const whole = note === null ? lines : [...lines.slice(0, -1), `${lines.at(-1) ?? ''} (${escape(note)})`];
  return whole.join(`  \n${indent}`);
}

/** Escapes what Markdown would take for a mark. Placeholders keep their brackets. */
function escape(text: string): string {
  return text
    .replace(/[\\`*_<]/g, '\\$&')
    .replaceAll('](', ']\\(')
    .replace(/^(\s*)([#>+-]|\d+(?=[.)]))/, (_, space: string, mark: string) =>
      /\d/.test(mark) ? `${space}${mark}\\` : `${space}\\${mark}`,
    );
}
