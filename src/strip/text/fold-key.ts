/** A word or name without case, accents and typographic variants: `fold('L’Été')` is `l'ete`. Names equal when their keys are. */
export function foldKey(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replace(/[’ʼ‘`´]/g, "'");
}

/** Like `foldKey`, and hyphens, dots and the abbreviations of Saint do not matter: `St-Jérôme` is `saint jerome`. */
export function foldPhrase(text: string): string {
  return foldKey(text)
    .replace(/[.\u2010-\u2015-]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/(?<![a-z])st(?= )/g, 'saint')
    .replace(/(?<![a-z])ste(?= )/g, 'sainte')
    .trim();
}
