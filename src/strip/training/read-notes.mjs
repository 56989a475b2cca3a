// Reads training text as lists of segments: { text, label }.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a kept mark means to the tagger; every other reason is plain text. */
const keepLabels = new Map([
  ['public figure', 'FIGURE'],
  ['character', 'FIGURE'],
  ['people', 'PLAIN'],
  ['place', 'PLACE'],
  ...['org', 'union', 'employer', 'hospital', 'school', 'brand', 'media', 'party'].map((why) => [
    why,
    'ORGANISATION',
  ]),
]);

const pattern = /\[\[(?<kind>[A-Z_]+):(?<id>.+?)\]\]|\{\{keep:(?<kept>[^|}]+)\|(?<why>[^}]*)\}\}/g;

/** `folder` holds `<language>/<register>.txt`, one marked note a line, `\n` for a line break. */
export function readMarkedNotes(folder) {
  const notes = [];
  for (const language of readdirSync(folder).sort()) {
    for (const file of readdirSync(join(folder, language)).sort()) {
      if (!file.endsWith('.txt')) continue;
      for (const line of readFileSync(join(folder, language, file), 'utf8').split('\n')) {
        if (line.trim() === '' || line.startsWith('# ')) continue;
        notes.push({ source: 'notes', language, segments: parseMarked(line.replaceAll('\\n', '\n')) });
      }
    }
  }
  return notes;
}

export function parseMarked(line) {
  const segments = [];
  let from = 0;
  for (const match of line.matchAll(pattern)) {
    if (match.index > from) segments.push({ text: line.slice(from, match.index), label: 'PLAIN' });
    const { kind, id, kept, why } = match.groups;
    if (id !== undefined) segments.push({ text: id, label: kind === 'PERSON' ? 'PERSON' : 'IDENTIFIER' });
    else segments.push({ text: kept, label: keepLabels.get(why) ?? 'PLAIN' });
    from = match.index + match[0].length;
  }
  if (from < line.length) segments.push({ text: line.slice(from), label: 'PLAIN' });
  return segments;
}

/** Corpora of private persons only; elsewhere a labelled person may be a public figure. */
const privateSources = new Set(['slurp', 'presidio-synth']);

/** Lines of JSON: { source, lang, text, spans: [{ start, end, type, optional? }], keep: [{ start, end, why }] }. */
export function readPassages(file) {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { source, lang, text, spans, keep } = JSON.parse(line);
      const marks = [
        ...spans.map(({ start, end, type, optional }) => ({
          start,
          end,
          label: labelOf(type, optional, source),
        })),
        ...keep.map(({ start, end, why }) => ({
          start,
          end,
          label: why === 'LOC' ? 'PLACE' : 'ORGANISATION',
        })),
      ].sort((a, b) => a.start - b.start || b.end - a.end);
      const segments = [];
      let from = 0;
      for (const { start, end, label } of marks) {
        if (start < from) continue;
        if (start > from) segments.push({ text: text.slice(from, start), label: 'PLAIN' });
        segments.push({ text: text.slice(start, end), label });
        from = end;
      }
      if (from < text.length) segments.push({ text: text.slice(from), label: 'PLAIN' });
      return { source, language: lang, segments };
    });
}

function labelOf(type, optional, source) {
  if (optional) return 'IGNORED';
  if (type !== 'PERSON') return 'IDENTIFIER';
  return privateSources.has(source) ? 'PERSON' : 'EITHER';
}
