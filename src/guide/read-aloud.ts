import type { Language } from '../contract/primitives.ts';

export interface Reader {
  readonly read: (paragraphs: readonly string[], onEnd: () => void) => void;
  readonly stop: () => void;
}

/**
 * Finds a voice that speaks on the device itself; one of a service would send the text away. Voices come late:
 * `onReader` is called when there is one, if ever. Returns how to let go.
 */
export function createReader(language: Language, onReader: (reader: Reader) => void): () => void {
  if (!('speechSynthesis' in window)) return () => {};
  const { speechSynthesis } = window;
  const look = () => {
    const voice = pickVoice(speechSynthesis.getVoices(), language);
    if (!voice) return;
    onReader({
      read(paragraphs, onEnd) {
        speechSynthesis.cancel();
        for (const [index, paragraph] of paragraphs.entries()) {
          const utterance = new SpeechSynthesisUtterance(paragraph);
          utterance.voice = voice;
          utterance.lang = voice.lang;
          if (index === paragraphs.length - 1) utterance.addEventListener('end', onEnd);
          speechSynthesis.speak(utterance);
        }
      },
      stop: () => speechSynthesis.cancel(),
    });
  };
  look();
  speechSynthesis.addEventListener?.('voiceschanged', look);
  return () => {
    speechSynthesis.removeEventListener?.('voiceschanged', look);
    speechSynthesis.cancel();
  };
}

/** Of Canada where there is one. */
export function pickVoice<Voice extends Pick<SpeechSynthesisVoice, 'lang' | 'localService'>>(
  voices: readonly Voice[],
  language: Language,
): Voice | null {
  const local = voices.filter(
    ({ lang, localService }) => localService && lang.toLowerCase().startsWith(language),
  );
  return local.find(({ lang }) => /[-_]CA$/i.test(lang)) ?? local[0] ?? null;
}
