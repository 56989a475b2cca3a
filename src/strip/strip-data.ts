/** The files of `strip/data/` that a stripper is made of; about 350 kB brotli together. */
export const stripFiles = { lexicon: 'lexicon.txt', tagger: 'tagger.bin' } as const;

/** Their contents. One set of files for the worker, the command and the review app. */
export type StripData = { readonly [File in keyof typeof stripFiles]: Uint8Array };
