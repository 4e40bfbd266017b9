// Names in prepared answers (`{{team}}`), filled in for a person who edits the words before sending them.
import type { Text } from './wire';

export interface TemplateWords {
  team: Text;
  place: Text;
  date: Text;
  time: string;
  /** By name, as they stand in the team. */
  wordings?: Readonly<Record<string, Text>>;
}

/** Fills `{{team}}`, `{{place}}`, `{{date}}`, `{{time}}`, `{{datetime}}` and `{{wording.NAME}}`; other names are left for the reader to see. */
export function fillTemplate(text: Text, words: TemplateWords): Text {
  const one = (language: 'ja' | 'en'): string => {
    const of = (value: Text): string => (language === 'en' && value.en !== '' ? value.en : value.ja);
    const date = of(words.date);
    const known: Record<string, string> = {
      team: of(words.team),
      place: of(words.place),
      date,
      time: words.time,
      datetime: `${date}${language === 'en' ? ', ' : ' '}${words.time}`,
    };
    for (const [name, value] of Object.entries(words.wordings ?? {})) known[`wording.${name}`] = of(value);
    return text[language].replace(/\{\{\s*([\w.-]+)\s*\}\}/g, (whole, name: string) => known[name] ?? whole);
  };
  return { ja: one('ja'), en: one('en') };
}

/** The story's date in both languages. `ms` is Unix time of the story's calendar, `zone` its zone in minutes. */
export function storyDate(ms: number, zone: number): Text {
  const at = ms + zone * 60_000;
  const format = (locale: string) =>
    new Intl.DateTimeFormat(locale, {
      year: 'numeric',
      month: 'long',
      day: 'numeric',
      timeZone: 'UTC',
    }).format(at);
  return { ja: format('ja-JP'), en: format('en-GB') };
}
