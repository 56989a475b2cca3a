/** A word or name without case, accents and typographic variants: `fold('L’Été')` is `l'ete`. Names equal when their keys are. */
export function foldKey(text: string): string {
  if (ascii.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replace(/[’ʼ‘`´]/g, "'");
}

const ascii = /^[\x20-\x5f\x61-\x7e]*$/;

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

/** The first word of phrases of the lists that may begin with `phrase`: "st" is written in full there. */
export function beginningOf(phrase: string): string {
  const first = firstWordOf(phrase);
  if (!first.endsWith('st') && !first.endsWith('ste')) return first;
  return expandSaint(`${first} `).trimEnd();
}
