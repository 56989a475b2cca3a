/** Runs in the page: takes all the room that there is, first in large pieces, then in small ones. */
export async function fillDisk(): Promise<void> {
  const opening = indexedDB.open('filler', 1);
  opening.addEventListener('upgradeneeded', () =>
    opening.result.createObjectStore('rows', { autoIncrement: true }),
  );
  await new Promise((resolve) => opening.addEventListener('success', resolve));
  const put = (bytes: number) =>
    new Promise<boolean>((resolve) => {
      const transaction = opening.result.transaction('rows', 'readwrite', { durability: 'strict' });
      transaction.addEventListener('complete', () => resolve(true));
      transaction.addEventListener('abort', () => resolve(false));
      transaction.objectStore('rows').add(crypto.getRandomValues(new Uint8Array(bytes)));
    });
  for (const bytes of [65_536, 8_192, 1_024]) while (await put(bytes));
}
