/**
 * The same text, in memory one byte a unit where that can be. A part of a text that has one wide character, and all that is
 * made of it, keeps two: engines then compile each pattern a second time, and read it slower.
 */
export function narrow(text: string): string {
  let narrowed = '';
  for (let from = 0; from < text.length; from += units.length) {
    const length = Math.min(units.length, text.length - from);
    for (let at = 0; at < length; at += 1) {
      const unit = text.charCodeAt(from + at);
      if (unit > 0xff) return text;
      units[at] = unit;
    }
    narrowed += Reflect.apply(String.fromCharCode, null, units.subarray(0, length));
  }
  return narrowed;
}

/** As many as the arguments that a function takes everywhere; spread, they would take four times as long. */
const units = new Uint8Array(4096);
