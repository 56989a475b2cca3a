/** Letters of other alphabets, and of typographic play, that look like Latin ones: `from` and `to` stand one under the other. */
const rows: readonly (readonly [from: string, to: string])[] = [
  ['АВСЕНІЈКМОРЅТХУҮԚԜЗасԁеһіјкӏмопрԛѕтухѵԝь', 'ABCEHIJKMOPSTXYYQWZacdehijklmonpqstyxvwb'],
  ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαεγικνορτυχϲϳωη', 'ABEZHIKMNOPTYXaeyikvoptuxcjwn'],
  ['օսոհցզɑɡ', 'ounhgqag'],
];
/** Nobody's alphabet: small capitals are always meant as letters. */
const smallCapitals = ['ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ', 'abcdefghijklmnoprstuvwyz'] as const;

const lookalikes = new Map(rows.flatMap(pairs));
const always = new Map(pairs(smallCapitals));

function pairs([from, to]: readonly [string, string]): (readonly [string, string])[] {
  return [...from].map((letter, index) => [letter, to[index] ?? letter] as const);
}

const suspicious = /[\u0250-\u02AF\u0370-\u052F\u0531-\u0587\u1D00-\u1D22\uA730\uA731]/;
const word = /[\p{L}\p{N}\p{M}]+/gu;
const latin = /[\p{Script=Latin}\p{N}]/u;

/**
 * The text with letters that only look Latin made Latin, in words that mix them with Latin letters or digits. Words
 * wholly of another alphabet stay. Of the same length, unit by unit.
 */
export function latinLookalikes(text: string): string {
  if (!suspicious.test(text)) return text;
  return text.replace(word, (found) => {
    const plain = found.replace(/./gu, (letter) => always.get(letter) ?? letter);
    return latin.test(plain) ? plain.replace(/./gu, (letter) => lookalikes.get(letter) ?? letter) : plain;
  });
}
