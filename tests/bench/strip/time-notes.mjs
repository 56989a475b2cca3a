// How long texts of 500 characters take, in a process that has just loaded the stripper.

const length = 500;

/** Milliseconds: of the first text, and quantiles over all texts. */
export async function timeNotes({ detect }, notes) {
  const times = [];
  for (const [language, group] of Map.groupBy(notes, (note) => note.language)) {
    const texts = group.map(({ text }) => text).join('. ');
    for (let from = 0; from + length <= texts.length; from += length / 2) {
      const began = performance.now();
      await detect(texts.slice(from, from + length), language);
      times.push(performance.now() - began);
    }
  }
  const sorted = times.toSorted((a, b) => a - b);
  const quantile = (share) => sorted[Math.floor((sorted.length - 1) * share)];
  return { texts: times.length, first: times[0], p50: quantile(0.5), p99: quantile(0.99) };
}
