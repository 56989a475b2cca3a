import type { Language } from './primitives.ts';

/** What the cover of a hand-off file says. */
export interface CoverFacts {
  readonly campaignName: string;
  readonly counts: { readonly meetings: number; readonly ideas: number };
  /** The language that comes first: that of the person who makes the file, else French. */
  readonly first?: Language;
}

/** Around the data block; `renderCover` lets neither stand anywhere else. */
export const openingTag = '<script type="application/json" id="calepin-envelopes">';
export const closingTag = '</script>';

/**
 * A page in both languages that explains itself, without scripts, requests or times. `data` is JSON; it
 * cannot end its block.
 */
export function renderCover({ campaignName, counts, first = 'fr' }: CoverFacts, data: string): string {
  const name = `<bdi>${escapeHtml(campaignName)}</bdi>`;
  const [french, english] = [sayInFrench(name, counts), sayInEnglish(name, counts)];
  const said = first === 'fr' ? [french, english] : [english, french];
  return `<!doctype html>
<html lang="${first === 'fr' ? 'fr-CA' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>Calepin${first === 'fr' ? '&nbsp;:' : ':'} ${escapeHtml(campaignName)}</title>
<style>${style}</style>
</head>
<body>
<main>
${said.join('\n')}
</main>
${openingTag}${data.replaceAll('<', String.raw`\u003c`)}${closingTag}
</body>
</html>
`;
}

type Counts = CoverFacts['counts'];

function sayInFrench(name: string, { meetings, ideas }: Counts): string {
  return `<section lang="fr-CA">
<h1>Notes scellées à remettre</h1>
<p class="facts">${name}<br>${inFrench(meetings, 'réunion')}, ${inFrench(ideas, 'idée')}</p>
<p>Ce fichier contient des notes de réunion que seule l’équipe d’analyse peut ouvrir. Rien ne peut en être lu ici, ni par vous ni par d’autres.</p>
<p><strong>Que faire?</strong> Remettez-le tel quel à la personne qui organise la campagne&nbsp;: par courriel, par message ou sur une clé USB. Une autre personne animatrice peut aussi l’envoyer de son appareil&nbsp;: dans Calepin, Boîte d’envoi, Recevoir un fichier. Le remettre deux fois ne double rien.</p>
<p>L’appareil d’où il vient garde ses propres copies jusqu’à ce qu’il ait un reçu. N’y effacez rien.</p>
<p class="quiet">Pour l’organisation&nbsp;: <code>calepin import DOSSIER FICHIER</code></p>
</section>`;
}

function sayInEnglish(name: string, { meetings, ideas }: Counts): string {
  return `<section lang="en">
<h1>Sealed notes to hand over</h1>
<p class="facts">${name}<br>${inEnglish(meetings, 'meeting')}, ${inEnglish(ideas, 'idea')}</p>
<p>This file holds meeting notes that only the review team can open. Nothing of them can be read here, by you or by anyone else.</p>
<p><strong>What to do?</strong> Give it as it is to the person who organizes the campaign: by e-mail, by message or on a USB stick. Another facilitator can also send it from their device: in Calepin, Outbox, Receive a file. Handing it over twice doubles nothing.</p>
<p>The device that it came from keeps its own copies until it has a receipt. Delete nothing there.</p>
<p class="quiet">For the organizer: <code>calepin import FOLDER FILE</code></p>
</section>`;
}

/** Paper, ink and the red margin line of the apps; black on white on paper. */
const style = `
:root { color-scheme: light dark; --paper: #faf6ee; --ink: #1d2430; --quiet: #5b6472; --rule: #e4dccb; --margin: #de8e80 }
@media (prefers-color-scheme: dark) {
:root { --paper: #12161b; --ink: #ece6da; --quiet: #a6adb8; --rule: #2d353f; --margin: #8c4a42 }
}
@media print { :root { --paper: #fff; --ink: #000; --quiet: #000 } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 18px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; overflow-wrap: anywhere }
main { max-width: 68ch; margin: 0 auto; min-height: 100vh; box-sizing: border-box; padding: 2rem 1.25rem 3rem 2.75rem; background: linear-gradient(var(--margin), var(--margin)) 1.5rem 0 / 2px 100% no-repeat }
section + section { margin-top: 3rem; padding-top: 2rem; border-top: 1px solid var(--rule) }
h1 { font-size: 1.44rem; line-height: 1.25; margin: 0 0 .5rem; text-wrap: balance }
p { margin: 0 0 1rem }
.facts, .quiet { color: var(--quiet) }
code { font-size: .9em }
`;

function inFrench(count: number, noun: string): string {
  return `${new Intl.NumberFormat('fr-CA').format(count)} ${noun}${count < 2 ? '' : 's'}`;
}

function inEnglish(count: number, noun: string): string {
  return `${new Intl.NumberFormat('en-CA').format(count)} ${noun}${count === 1 ? '' : 's'}`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
