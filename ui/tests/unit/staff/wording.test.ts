// Words that controllers set within limits: what is refused, and what a text then says.
import { faultOf, isUsed, lengthOf, withWording, wordingNow } from '@/consoles/controller/wording';
import { fillTemplate } from '@/consoles/staff/template';
import { reduceAll } from '@/stream/reducer';
import { emptyView } from '@/stream/view';
import type { WordingView } from '@/wire';
import { describe, expect, it } from 'vitest';
import { entry } from '../stream/events';

const notice: WordingView = {
  id: 'notice',
  title: { ja: 'お知らせ', en: 'Notice' },
  text: { ja: '復旧は未定です。', en: 'Recovery is open.' },
  most: 12,
  must: [{ ja: '復旧', en: 'Recovery' }],
  injects: [],
};

describe('a wording', () => {
  it('stands as the scenario has it until it is set in that team, and is fixed once it went out', () => {
    const text = { ja: '復旧は明日です。', en: '' };
    const view = reduceAll(emptyView, [
      entry(1, { kind: 'wording_set', wording: 'notice', text }),
      entry(2, { kind: 'wording_used', wording: 'notice' }),
    ]);
    expect(wordingNow(view, 'team-1', notice)).toEqual(text);
    expect(wordingNow(view, 'team-2', notice)).toEqual(notice.text);
    expect(isUsed(view, 'team-1', notice)).toBe(true);
    expect(isUsed(view, 'team-2', notice)).toBe(false);
  });

  it('says what is wrong before the server has to', () => {
    expect(faultOf(notice, { ja: '復旧は明日です。', en: '' })).toBe('');
    expect(faultOf(notice, { ja: '', en: 'Recovery' })).not.toBe('');
    expect(faultOf(notice, { ja: '復旧'.repeat(7), en: '' })).toContain('2');
    expect(faultOf(notice, { ja: '未定です。', en: '' })).toContain('復旧');
    expect(faultOf(notice, { ja: '復旧', en: 'Soon' })).toContain('Recovery');
  });

  it('counts characters, not units of UTF-16', () => {
    expect(lengthOf('𠮷野')).toBe(2);
  });

  it('is filled into templates by its name alone', () => {
    expect(withWording('{{wording.notice}} {{ wording.other }} {{team}}', 'notice', 'あ')).toBe(
      'あ {{ wording.other }} {{team}}',
    );
    const text = { ja: '{{wording.notice}}', en: '{{wording.notice}}' };
    const none = { ja: '', en: '' };
    const words = { team: none, place: none, date: none, time: '', wordings: { notice: notice.text } };
    expect(fillTemplate(text, words)).toEqual(notice.text);
  });
});
