/** The candidate that was most likely meant, or `null` when none is close. Blind to case and accents. */
function findNearest(word: string, candidates: readonly string[]): string | null {
  const wanted = plain(word.slice(0, 64));
  let best: string | null = null;
  let bestDistance = Infinity;
  for (const candidate of candidates) {
    const distance = countEdits(wanted, plain(candidate));
    if (distance < bestDistance && distance <= Math.max(1, Math.floor(candidate.length * 0.4))) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** “Did you mean `x`?” when something is close, else “Write one of: …”. */
export function suggest(word: string, candidates: readonly string[]): string {
  const nearest = findNearest(word, candidates);
  return nearest === null ? `Write one of: ${candidates.join(', ')}.` : `Did you mean “${nearest}”?`;
}

function plain(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase();
}

function countEdits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replace = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replace, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
