// Wordings as they stand in a team, and what is wrong with words before the server has to say it.
import { comma } from '@/i18n';
import { t } from '@/i18n/wording';
import { everyOrganisation, placeOf, type View } from '@/stream/view';
import type { LaneId, Text, WordingView } from '@/wire';

/** For the people of an organisation of the lane, when one is named. */
export function wordingNow(view: View, lane: LaneId, wording: WordingView, organisation = ''): Text {
  const own = view.wordings.get(placeOf(lane, organisation))?.get(wording.id);
  return own ?? view.wordings.get(lane)?.get(wording.id) ?? wording.text;
}

export function isUsed(view: View, lane: LaneId, wording: WordingView, organisation = ''): boolean {
  const used = (place: string) => view.wordingsUsed.get(place)?.has(wording.id) ?? false;
  return used(placeOf(lane, organisation)) || (organisation !== '' && used(placeOf(lane, everyOrganisation)));
}

/** Characters as people count them in a limit: code points, as the server does. */
export const lengthOf = (text: string): number => [...text].length;

const inEnglish = (word: Text): string => word.en || word.ja;

/** What keeps the words from being set, in words; empty when nothing does. */
export function faultOf(wording: WordingView, text: Text): string {
  if (text.ja === '') return t('empty');
  const over = Math.max(lengthOf(text.ja), lengthOf(text.en)) - wording.most;
  if (over > 0) return t('too-long', { over });
  const lacking = new Set(wording.must.filter((word) => !text.ja.includes(word.ja)).map((word) => word.ja));
  if (text.en !== '') {
    for (const word of wording.must) if (!text.en.includes(inEnglish(word))) lacking.add(inEnglish(word));
  }
  return lacking.size > 0 ? t('lacks', { words: [...lacking].join(comma()) }) : '';
}

/** A template with the wording filled in; other names are left for the reader to see. */
export function withWording(template: string, name: string, words: string): string {
  return template.replace(/\{\{\s*wording\.([\w-]+)\s*\}\}/g, (whole, found: string) =>
    found === name ? words : whole,
  );
}
