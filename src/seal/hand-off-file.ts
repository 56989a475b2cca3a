import { maxHandOffLength, readHandOff, type HandOffReading } from '../contract/hand-off.ts';
import { sha256 } from './seal.ts';

/** What a file turned out to be. `too-large`: longer than any hand-off; `unreadable`: it could not be read. */
export type FileReading = HandOffReading | { readonly type: 'too-large' } | { readonly type: 'unreadable' };

/** Reads a file that was opened, dropped or shared. Believes nothing of it but what its hashes prove. */
export async function readHandOffFile(file: Blob): Promise<FileReading> {
  // UTF-8 takes at most three bytes for what is one unit in a string.
  if (file.size > maxHandOffLength * 3) return { type: 'too-large' };
  try {
    return await readHandOff(await file.text(), sha256);
  } catch {
    return { type: 'unreadable' };
  }
}
