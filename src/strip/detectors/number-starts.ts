/**
 * Where a civic number may begin (`civic` of the street's parts): at the first digit of a row, at "#", and where a word for
 * a unit begins.
 */
export function civicStarts(text: string): readonly number[] {
  const starts: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === hash) starts.push(at);
    else if (isDigit(unit) ? !isDigit(text.charCodeAt(at - 1)) : beginsUnit(text, at, unit)) starts.push(at);
  }
  return starts;
}

/** First letters of the words for a unit, with all that may stand behind them there. */
const unitBeginnings: ReadonlyMap<string, string> = new Map([
  ['a', 'p'],
  ['b', 'u'],
  ['n', 'o\xB0'],
  ['s', 'ut'],
  ['u', 'n'],
]);

function beginsUnit(text: string, at: number, unit: number): boolean {
  if (!isLetter(unit) || isLetter(text.charCodeAt(at - 1))) return false;
  const second = unitBeginnings.get(text.charAt(at).toLowerCase());
  return second?.includes(text.charAt(at + 1).toLowerCase()) ?? false;
}

/**
 * Where digits may begin with up to four letters, and a space or a hyphen, before them: at those letters, and at the first
 * digit of a row.
 */
export function letteredStarts(text: string): readonly number[] {
  const starts: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (!isDigit(text.charCodeAt(at)) || isDigit(text.charCodeAt(at - 1))) continue;
    const before = text.charCodeAt(at - 1);
    const lettersEnd = before === space || before === hyphen ? at - 1 : at;
    let start = lettersEnd;
    while (isLetter(text.charCodeAt(start - 1))) start -= 1;
    if (start < lettersEnd && lettersEnd - start <= 4) starts.push(start);
    starts.push(at);
  }
  return starts;
}

const [space, hash, hyphen] = [0x20, 0x23, 0x2d] as const;

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

function isLetter(unit: number): boolean {
  return (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a;
}
