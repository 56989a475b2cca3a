/** Hands a file to the person as a download. Nothing tells whether it was kept. */
export function saveFile(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Safari fetches it a moment later.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
