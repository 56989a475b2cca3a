/**
 * Whether `part` of a text may hold all of it in memory: engines copy short parts, and keep longer ones as a place in their text
 * (`SlicedString::kMinLength` in V8). Whoever remembers parts beyond their text remembers none of these.
 */
export function holdsText(part: string): boolean {
  return part.length >= 13;
}
