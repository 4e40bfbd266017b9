// Which language the person reads. Switched without a reload: every text is drawn from `language.current`.
import type { Text } from '@/wire';

export type LanguageCode = 'ja' | 'en';

const storageKey = 'enshu.language';

/** Japanese until the person chooses otherwise: many PCs of Japanese offices run with an English browser. */
function initial(): LanguageCode {
  return localStorage.getItem(storageKey) === 'en' ? 'en' : 'ja';
}

class Language {
  current = $state<LanguageCode>(initial());

  set(code: LanguageCode): void {
    this.current = code;
    localStorage.setItem(storageKey, code);
    document.documentElement.lang = code;
  }
}

export const language = new Language();
document.documentElement.lang = language.current;

/** A text of the exercise in the person's language; English empty means "show Japanese". */
export function pick(text: Text | undefined): string {
  if (!text) return '';
  return language.current === 'en' && text.en !== '' ? text.en : text.ja;
}

/** Between the members of a list. */
export const comma = (): string => (language.current === 'ja' ? '、' : ', ');

/** Between two things that stand side by side. */
export const middot = (): string => (language.current === 'ja' ? '・' : ' · ');

/** An addition right behind what it is about. */
export const bracketed = (text: string | number): string =>
  language.current === 'ja' ? `（${String(text)}）` : ` (${String(text)})`;

/** Before what is named. */
export const colon = (): string => (language.current === 'ja' ? '：' : ': ');

/** Between things that a wide blank keeps apart. */
export const gap = (): string => (language.current === 'ja' ? '　' : '\u2002');
