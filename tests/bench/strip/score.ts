import type { IdentifierKind } from '../../../src/contract/redaction.ts';
import type { Labelled } from '../../corpus/markup.ts';

/** A range that a detector replaces, in UTF-16 units. A peer that has no maybes is always certain. */
export interface Prediction {
  readonly start: number;
  readonly end: number;
  readonly certain: boolean;
}

/** Letters and digits of identifiers: how many there are, and how many were left exposed. */
interface Exposure {
  letters: number;
  exposed: number;
}

/** Counts over notes; `addNote` adds to them. */
export interface Tally {
  notes: number;
  readonly all: Exposure;
  readonly byKind: Map<IdentifierKind, Exposure>;
  identifiers: number;
  found: number;
  notesWithIdentifiers: number;
  notesLeaking: number;
  keeps: number;
  damaged: number;
  touched: number;
  maybes: number;
  rightMaybes: number;
}

export function emptyTally(): Tally {
  return {
    notes: 0,
    all: { letters: 0, exposed: 0 },
    byKind: new Map(),
    identifiers: 0,
    found: 0,
    notesWithIdentifiers: 0,
    notesLeaking: 0,
    keeps: 0,
    damaged: 0,
    touched: 0,
    maybes: 0,
    rightMaybes: 0,
  };
}

/**
 * Certain and maybe together count as found; only certain counts as damage, because a person is asked about a maybe.
 * An identifier is found when nine tenths of its letters and digits are covered, whatever the kind that was said.
 */
export function addNote(tally: Tally, { text, spans, keep }: Labelled, found: readonly Prediction[]): void {
  const covered = new Uint8Array(text.length);
  for (const { start, end } of found) covered.fill(1, start, end);
  let leaks = false;
  for (const span of spans) {
    const ofKind = tally.byKind.get(span.kind) ?? { letters: 0, exposed: 0 };
    tally.byKind.set(span.kind, ofKind);
    let letters = 0;
    let exposed = 0;
    for (let index = span.start; index < span.end; index += 1) {
      if (!/[\p{L}\p{N}]/u.test(text.charAt(index))) continue;
      letters += 1;
      if (covered[index] === 0) exposed += 1;
    }
    for (const exposure of [tally.all, ofKind]) {
      exposure.letters += letters;
      exposure.exposed += exposed;
    }
    tally.identifiers += 1;
    if (letters - exposed >= 0.9 * letters) tally.found += 1;
    if (exposed > 0) leaks = true;
  }
  tally.notes += 1;
  if (spans.length > 0) tally.notesWithIdentifiers += 1;
  if (leaks) tally.notesLeaking += 1;
  tally.keeps += keep.length;
  for (const kept of keep) {
    const touching = found.filter((prediction) => overlap(prediction, kept));
    if (touching.length > 0) tally.touched += 1;
    if (touching.some(({ certain }) => certain)) tally.damaged += 1;
  }
  for (const maybe of found.filter(({ certain }) => !certain)) {
    tally.maybes += 1;
    if (spans.some((span) => overlap(maybe, span))) tally.rightMaybes += 1;
  }
}

/** Shares between 0 and 1; `null` where there was nothing to find. */
export interface Summary {
  readonly notes: number;
  readonly recall: number | null;
  readonly leak: number | null;
  readonly notesLeaking: number | null;
  readonly keepDamage: number | null;
  readonly keepTouched: number | null;
  readonly maybesPerNote: number | null;
  readonly rightMaybes: number | null;
  /** Leak of every kind but names. */
  readonly structuredLeak: number | null;
}

export function summarise(tally: Tally): Summary {
  const structured = [...tally.byKind].filter(([kind]) => kind !== 'PERSON').map(([, exposure]) => exposure);
  return {
    notes: tally.notes,
    recall: share(tally.found, tally.identifiers),
    leak: share(tally.all.exposed, tally.all.letters),
    notesLeaking: share(tally.notesLeaking, tally.notesWithIdentifiers),
    keepDamage: share(tally.damaged, tally.keeps),
    keepTouched: share(tally.touched, tally.keeps),
    maybesPerNote: share(tally.maybes, tally.notes),
    rightMaybes: share(tally.rightMaybes, tally.maybes),
    structuredLeak: share(sum(structured, 'exposed'), sum(structured, 'letters')),
  };
}

export function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

function sum(exposures: readonly Exposure[], key: keyof Exposure): number {
  return exposures.reduce((total, exposure) => total + exposure[key], 0);
}

function overlap(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  return a.start < b.end && b.start < a.end;
}
