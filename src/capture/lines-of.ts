/** The lines of a text that say something, each without the bullet or number that a list put before it. */
export function linesOf(text: string): string[] {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => line.replace(/^\s*(?:[-–—•*·▪‣]|\d{1,3}[.)])\s+/, '').trim())
    .filter((line) => line !== '');
}

/** The words of pasted HTML, a line for each of its blocks. */
export function textOfHtml(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  for (const silent of body.querySelectorAll('script, style, template')) silent.remove();
  for (const block of body.querySelectorAll('p, div, li, tr, br, h1, h2, h3, h4, h5, h6, blockquote, pre')) {
    block.before('\n');
    block.after('\n');
  }
  for (const cell of body.querySelectorAll('td, th')) cell.after(' ');
  return (body.textContent ?? '')
    .split('\n')
    .map((line) => line.replaceAll(/[ \t\u00a0]+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}
