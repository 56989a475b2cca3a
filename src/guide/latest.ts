import type { Guide } from '../contract/guide.ts';

/** The newest version of each guide, in the order given: what a new meeting may start with. */
export function latestGuides(guides: readonly Guide[]): readonly Guide[] {
  return guides.filter(
    (guide) => !guides.some(({ id, version }) => id === guide.id && version > guide.version),
  );
}
