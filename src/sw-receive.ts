import { sharedFile } from './contract/shared-file.ts';

/** The only POST that the service worker answers: a file shared from another app is kept for the page to look at. */
export function receivesSharedFile(request: Request): boolean {
  return request.method === 'POST' && new URL(request.url).pathname === sharedFile.path;
}

/** Keeps the files and leads to the page; nothing of them is read here. */
export async function receiveSharedFile(request: Request): Promise<Response> {
  const files = (await request.formData()).getAll(sharedFile.field).filter((part) => part instanceof File);
  await caches.delete(sharedFile.cache);
  const cache = await caches.open(sharedFile.cache);
  for (const [n, file] of files.entries()) await cache.put(sharedFile.at(n), new Response(file));
  return Response.redirect(sharedFile.page, 303);
}
