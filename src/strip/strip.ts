import { maxIdeaLength } from '../contract/idea-length.ts';
import type { Language } from '../contract/primitives.ts';
import type { Finding, Redaction, StrippedText, StripResult } from '../contract/redaction.ts';
import { detectAddress } from './detectors/address.ts';
import type { DetectContext, Detector, LatinDetector } from './detectors/detector.ts';
import { detectDob } from './detectors/dob.ts';
import { detectEmail } from './detectors/email.ts';
import { detectEmployeeNumber } from './detectors/employee-number.ts';
import { detectHandle } from './detectors/handle.ts';
import { detectHealthNumber } from './detectors/health-number.ts';
import { detectMarked } from './detectors/marked.ts';
import { detectOther } from './detectors/other.ts';
import { detectPerson } from './detectors/person.ts';
import { detectPhone } from './detectors/phone.ts';
import { detectPlate } from './detectors/plate.ts';
import { detectPostalCode } from './detectors/postal-code.ts';
import { detectSin } from './detectors/sin.ts';
import { traitsOf } from './detectors/traits.ts';
import { detectUrl } from './detectors/url.ts';
import { createKeepList } from './keep-list.ts';
import { parseLexicon } from './lexicon.ts';
import { mergeFindings } from './merge-findings.ts';
import { growOverNames } from './names/grow-over-names.ts';
import { growOverTitles } from './names/grow-over-titles.ts';
import { growOverParticles } from './names/grow-over-particles.ts';
import { spreadOverRepeats } from './names/spread-over-repeats.ts';
import { createNumbering, placeholdersIn } from './placeholder.ts';
import type { StripData } from './strip-data.ts';
import { createNameDetector } from './tagger/detector.ts';
import { createTagger, longestUnits } from './tagger/tagger.ts';
import { foldKey } from './text/fold-key.ts';
import { toLatin } from './text/latin.ts';
import { createView } from './text/view.ts';

export interface StripOptions {
  readonly language: Language;
  /** The campaign's public figures. */
  readonly keepList: readonly string[];
  /** Words that a person said are not names, in this meeting. */
  readonly kept?: readonly string[];
  /** Words that a person marked as names, in this meeting. */
  readonly marked?: readonly string[];
}

/** `too-long`: more than `maxIdeaLength` UTF-16 units, before or after; nothing may be stored. */
export type StripOutcome =
  ({ readonly ok: true } & StripResult) | { readonly ok: false; readonly problem: 'too-long' };

export interface Stripper {
  readonly strip: (text: string, options: StripOptions) => StripOutcome;
}

/**
 * Replaces identifiers by placeholders, numbered so that two people stay two. Pure; stripping a stripped text
 * changes nothing, because detection is repeated on what it left until it finds no more. Throws when `data` is
 * damaged.
 */
export function createStripper(data: StripData): Stripper {
  const lexicon = parseLexicon(data.lexicon);
  const detectNames = createNameDetector(createTagger(data.tagger, lexicon), detectPerson);
  const keepListOf = rememberLast(createKeepList);
  return {
    strip: (text, options) => {
      if (text.length > maxIdeaLength) return { ok: false, problem: 'too-long' };
      const context = {
        language: options.language,
        lexicon,
        keepList: keepListOf(options.keepList),
        words: new Map(),
        readWords: new Map(),
      };
      const findings = findIdentifiers(text, detectNames, context, options);
      const result = replace(text, findings, options.language);
      return result.text.length > maxIdeaLength
        ? { ok: false, problem: 'too-long' }
        : { ok: true, ...result };
    },
  };
}

const structured: readonly LatinDetector[] = [
  detectEmail,
  detectUrl,
  detectHandle,
  detectHealthNumber,
  detectSin,
  detectEmployeeNumber,
  detectPhone,
  detectDob,
  detectPostalCode,
  detectAddress,
  detectPlate,
  detectOther,
];

/**
 * Findings in units of `text`, sorted and apart from each other. Each round reads the text with all found before
 * masked, exactly as it will read when it is stripped again. Two or three rounds end it; growing
 * names and the bound are for texts made to need more.
 */
function findIdentifiers(
  text: string,
  detectNames: Detector,
  context: DetectContext,
  options: StripOptions,
): readonly Finding[] {
  const kept = new Set(options.kept?.map(foldKey));
  const placeholders = placeholdersIn(text);
  const patience = text.length > longestUnits ? 1 : patientRounds;
  let findings: readonly Finding[] = [];
  for (let round = 0; round < maxRounds; round += 1) {
    const masked = [...placeholders, ...findings].sort((a, b) => a.start - b.start);
    const view = createView(text, masked);
    const isKept = ({ start, end }: Finding): boolean => kept.has(foldKey(view.text.slice(start, end)));
    const latin = toLatin(view.text);
    const latinContext = { ...context, traits: traitsOf(latin) };
    const candidates = [
      ...structured.flatMap((detect) => detect(latin, latinContext)),
      ...detectNames(view.text, context),
    ];
    // A part of what a person keeps is kept with it.
    const keptWhole = candidates.filter(isKept);
    const detected = candidates.filter(
      ({ start, end }) => !keptWhole.some((whole) => whole.start <= start && end <= whole.end),
    );
    const marked = detectMarked(view.text, options.marked ?? [], context.lexicon);
    const found = mergeFindings(
      growOverTitles(
        view.text,
        growOverParticles(view.text, mergeFindings([...marked, ...detected]), context),
      ),
    );
    if (found.length === 0) break;
    const grown =
      round < patience
        ? found
        : mergeFindings(spreadOverRepeats(view.text, growOverNames(view.text, found, context)));
    findings = mergeFindings([
      ...findings,
      ...grown.map((finding) => ({ ...finding, ...view.original(finding.start, finding.end) })),
    ]);
  }
  return findings;
}

const maxRounds = 16;

/** After these, names grow at once over what later rounds would find beside them: in a text made to take long, after one. */
const patientRounds = 3;

/** A campaign's list is the same for each of its texts. */
function rememberLast<Result>(
  compute: (entries: readonly string[]) => Result,
): (entries: readonly string[]) => Result {
  let last: { readonly key: string; readonly result: Result } | null = null;
  return (entries) => {
    const key = entries.join('\n');
    if (last?.key !== key) last = { key, result: compute(entries) };
    return last.result;
  };
}

function replace(text: string, findings: readonly Finding[], language: Language): StripResult {
  const placeholderFor = createNumbering(text, language);
  const redactions: Redaction[] = [];
  let stripped = '';
  let from = 0;
  for (const { kind, start, end, certain } of findings) {
    const placeholder = placeholderFor(kind, createView(text.slice(start, end), []).text);
    redactions.push({ kind, placeholder, certain });
    stripped += text.slice(from, start) + placeholder;
    from = end;
  }
  stripped += text.slice(from);
  return { text: stripped as StrippedText, redactions, findings };
}
