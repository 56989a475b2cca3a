/** A word or name without case, accents and typographic variants: `fold('L’Été')` is `l'ete`. Names equal when their keys are. */
export function foldKey(text: string): string {
  if (isPlain(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replace(/[’ʼ‘`´]/g, "'");
}

/** ASCII without control characters and the grave accent. A pattern takes ten times as long for a word. */
function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x20 || unit === 0x60 || unit > 0x7e) return false;
  }
  return true;
}

/** Like `foldKey`, and hyphens, dots and the abbreviations of Saint do not matter: `St-Jérôme` is `saint jerome`. */
export function foldPhrase(text: string): string {
  const key = foldKey(text);
  if (/^[a-z']*$/.test(key)) return key;
  return expandSaint(
    key
      .replace(/[.\u2010-\u2015-]/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );
}

/** "st jerome" is "saint jerome". `phrase` is a key of `foldPhrase`, or such keys joined by spaces. */
export function expandSaint(phrase: string): string {
  return phrase.includes('st') ? phrase.replace(/(?<![a-z])st(?=e? )/g, 'saint') : phrase;
}

/** The first word of a key of `foldPhrase`, under which phrases are looked for: of "l'islet" it is "l". */
export function firstWordOf(phrase: string): string {
  let end = 0;
  while (end < phrase.length && phrase[end] !== ' ' && phrase[end] !== "'") end += 1;
  return phrase.slice(0, end);
}

/**
 * First words of keys of `foldPhrase`, and how many words the longest phrase has that begins so: no text need be read further
 * to find one.
 */
export function startsOf(phrases: Iterable<string>): ReadonlyMap<string, number> {
  const starts = new Map<string, number>();
  for (const phrase of phrases) {
    const first = firstWordOf(phrase);
    starts.set(first, Math.max(starts.get(first) ?? 0, countWords(phrase)));
  }
  return starts;
}

function countWords(phrase: string): number {
  let words = 1;
  for (let at = 0; at < phrase.length; at += 1) if (phrase[at] === ' ' || phrase[at] === "'") words += 1;
  return words;
}

/** The first word of phrases of the lists that may begin with `phrase`: "st" is written in full there. */
export function beginningOf(phrase: string): string {
  const first = firstWordOf(phrase);
  if (!first.endsWith('st') && !first.endsWith('ste')) return first;
  return expandSaint(`${first} `).trimEnd();
}
