import type { Finding } from '../../contract/redaction.ts';

/**
 * The findings, and every other place where a name among them stands in the same letters. A text made of one piece over
 * and over would else give up its names some more each round, as far as the masks before them tell.
 */
export function spreadOverRepeats(text: string, findings: readonly Finding[]): readonly Finding[] {
  const names = new Map<string, Finding>();
  for (const finding of findings) {
    const name = text.slice(finding.start, finding.end);
    if (finding.kind === 'PERSON' && names.size < mostNames && !names.has(name)) names.set(name, finding);
  }
  return [
    ...findings,
    ...[...names].flatMap(([name, finding]) =>
      placesOf(text, name).map((start) => ({ ...finding, start, end: start + name.length })),
    ),
  ];
}

const mostNames = 50;

/** Where `name` begins, whole words only, none over another. */
function placesOf(text: string, name: string): readonly number[] {
  const places: number[] = [];
  for (let start = text.indexOf(name); start !== -1;) {
    const end = start + name.length;
    const whole = !letter.test(text.charAt(start - 1)) && !letter.test(text.charAt(end));
    if (whole) places.push(start);
    start = text.indexOf(name, whole ? end : start + 1);
  }
  return places;
}

const letter = /[\p{L}\p{N}]/u;
