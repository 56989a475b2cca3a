import { sharedFile } from '../contract/shared-file.ts';

/** Takes what another app shared out of the cache where the service worker put it; each file is given once. */
export async function takeSharedFiles(storage: CacheStorage | undefined): Promise<Blob[]> {
  if (!storage || !(await storage.has(sharedFile.cache))) return [];
  const cache = await storage.open(sharedFile.cache);
  const files: Blob[] = [];
  for (let n = 0; ; n += 1) {
    const response = await cache.match(sharedFile.at(n));
    if (!response) break;
    files.push(await response.blob());
  }
  await storage.delete(sharedFile.cache);
  return files;
}
