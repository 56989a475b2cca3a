/** `stripFiles`, on their way. Imported before all else, so that they travel while patterns are made. */
export const lexicon = load(new URL('./data/lexicon.txt', import.meta.url));
export const tagger = load(new URL('./data/tagger.bin', import.meta.url));

async function load(url: URL): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`status ${String(response.status)}`);
  return new Uint8Array(await response.arrayBuffer());
}
