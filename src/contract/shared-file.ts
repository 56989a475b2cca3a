/**
 * Where a file that another app shares arrives: the manifests' `share_target` names the address and the field, the
 * service worker puts the files into a cache of its own, and the page takes them out.
 */
export const sharedFile = {
  path: '/receive',
  field: 'file',
  /** The cache, and the address in it of the n-th file. */
  cache: 'calepin-shared-files',
  at: (n: number) => `/receive/${n}`,
  /** Where the person is sent. */
  page: '/#/receive',
} as const;
