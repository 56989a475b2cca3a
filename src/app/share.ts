/** `none`: this browser cannot share it. `cancelled`: the person changed their mind, or nothing took it. */
export type Shared = 'shared' | 'cancelled' | 'none';

/** Whether the device offers to pass files on. Asked with an empty one of the same kind. */
export function canShareFile(type: string, name: string): boolean {
  const file = new File([], name, { type });
  return 'canShare' in navigator && navigator.canShare({ files: [file] });
}

export const canShareText = 'share' in navigator;

/** Opens the device's sheet for sharing; from a press only. */
export async function share(what: { readonly text: string } | { readonly files: File[] }): Promise<Shared> {
  if (!canShareText) return 'none';
  try {
    await navigator.share(what);
    return 'shared';
  } catch {
    return 'cancelled';
  }
}
