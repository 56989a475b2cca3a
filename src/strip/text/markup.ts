/** Source of a pattern for what stands in text that was copied from a page: tags without content of their own, and entities. */
const inline = 'b|i|u|s|em|strong|span|font|mark|small|big|sub|sup|a|wbr|code|ins|del|bdi|bdo|tt|q';
const block = String.raw`br|p|div|li|ul|ol|tr|td|th|table|h[1-6]|hr`;
const attribute = String.raw` (?:style|dir|lang|color|size)="?[\w :;#%-]{0,40}"?`;

const namedEntities: ReadonlyMap<string, string> = new Map([
  ...'nbsp=  ensp=  emsp=  thinsp=  shy= zwnj= zwj= lrm= rlm= amp=& lt=< gt=> quot=" apos=\' lsquo=‘ rsquo=’ ldquo=“ rdquo=” laquo=« raquo=» ndash=– mdash=— minus=− hellip=… middot=· bull=• commat=@ period=. comma=, colon=: sol=/ lowbar=_ num=# plus=+ lpar=( rpar=) excl=! oelig=œ OElig=Œ'
    .split(/ (?=\w+=)/)
    .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)] as const),
  ...[...'aeiouyAEIOUYncNC'].flatMap((letter) =>
    Object.entries({
      acute: '\u0301',
      grave: '\u0300',
      circ: '\u0302',
      uml: '\u0308',
      tilde: '\u0303',
      cedil: '\u0327',
    }).map(([name, mark]) => [letter + name, (letter + mark).normalize('NFC')] as const),
  ),
]);

/** One tag or entity, for the flags `iu`. */
export const markupSource = String.raw`<\/?(?:${inline}|${block})(?:${attribute}){0,3} ?\/?>|<!--[\s-]{0,20}-->|&(?:amp;){0,2}(?:#\d{1,7}|#x[\da-f]{1,6}|${[...namedEntities.keys()].join('|')});`;

const blockTag = new RegExp(`^<\\/?(?:${block})\\b`, 'i');

/** What a person sees where `raw`, a match of `markupSource`, stands: nothing, a new line, or a character. */
export function plainMarkup(raw: string): string {
  if (raw.startsWith('<')) return blockTag.test(raw) ? '\n' : '';
  const entity = raw.slice(raw.lastIndexOf('&') + 1, -1).replace(/^(?:amp;)+/i, '');
  if (!entity.startsWith('#'))
    return namedEntities.get(entity) ?? namedEntities.get(entity.toLowerCase()) ?? '';
  const code = /^#x/i.test(entity) ? parseInt(entity.slice(2), 16) : Number(entity.slice(1));
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}
