import { useEffect } from 'react';

/** Names the document after the screen, and each printed page. Never with anything that was typed. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Calepin`;
    nameOnPaper(document.title);
  }, [title]);
}

let paper: CSSStyleSheet | null = null;

/** A browser without margin boxes takes no notice. JSON quotes a title as CSS does: it has no line breaks. */
function nameOnPaper(title: string): void {
  if (paper === null) {
    paper = new CSSStyleSheet();
    document.adoptedStyleSheets.push(paper);
  }
  paper.replaceSync(`@page { @bottom-left { content: ${JSON.stringify(title)} } }`);
}
