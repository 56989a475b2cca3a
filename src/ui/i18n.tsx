import { setupI18n, type Messages } from '@lingui/core';
import { createContext, use, type ReactNode } from 'react';
import type { Day, Language } from '../contract/primitives.ts';

/** One lazily loaded catalogue a language: `{ en: () => import('./messages/en.po'), … }`. */
export type Catalogues = Readonly<Record<Language, () => Promise<{ messages: Messages }>>>;

export interface Messaging {
  readonly language: Language;
  /** The message of an explicit id, ICU plurals and values filled in. */
  readonly t: (id: string, values?: Readonly<Record<string, string | number>>) => string;
  /** `16 septembre 2024`, `September 16, 2024`. The day is of the calendar, in no zone. */
  readonly formatDay: (day: Day) => string;
  /** Of `18:30`: `18 h 30`, `18:30`. */
  readonly formatTime: (time: string) => string;
  readonly formatNumber: (value: number) => string;
}

const locales: Readonly<Record<Language, string>> = { en: 'en-CA', fr: 'fr-CA' };

export async function loadMessaging(language: Language, catalogues: Catalogues): Promise<Messaging> {
  const { messages } = await catalogues[language]();
  const i18n = setupI18n({
    locale: language,
    locales: locales[language],
    messages: { [language]: messages },
  });
  const dayFormat = new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeZone: 'UTC' });
  const numberFormat = new Intl.NumberFormat(locales[language]);
  return {
    language,
    t: remembering((id, values) => i18n._(id, values)),
    formatDay: (day) => {
      const words = dayFormat.format(new Date(`${day}T00:00:00Z`));
      // The day stays with its month, and the first is « 1er » (Guide du rédacteur, 2.4.2).
      return language === 'fr' ? words.replace(/^1 /, '1er ').replace(' ', '\u00a0') : words;
    },
    formatTime: (time) => (language === 'fr' ? time.replace(':', '\u00a0h\u00a0') : time),
    formatNumber: (value) => numberFormat.format(value),
  };
}

/**
 * A plural costs a look-up of locales each time, milliseconds on a slow phone, and a screen has several. Only what
 * holds no words of a person's is remembered.
 */
function remembering(say: Messaging['t']): Messaging['t'] {
  const said = new Map<string, string>();
  return (id, values) => {
    const numbers = Object.values(values ?? {});
    if (!numbers.every((value) => typeof value === 'number')) return say(id, values);
    const key = [id, ...Object.keys(values ?? {}), ...numbers].join('\n');
    const known = said.get(key);
    if (known !== undefined) return known;
    const message = say(id, values);
    if (said.size >= remembered) said.clear();
    said.set(key, message);
    return message;
  };
}

const remembered = 2_000;

const MessagingContext = createContext<Messaging | null>(null);

export function MessagingProvider(props: { readonly messaging: Messaging; readonly children: ReactNode }) {
  return <MessagingContext value={props.messaging}>{props.children}</MessagingContext>;
}

/** The messages of the language in use. */
export function useMessages(): Messaging {
  const messaging = use(MessagingContext);
  if (!messaging) throw new Error('useMessages outside MessagingProvider');
  return messaging;
}
