// The feed: which events show, in which words, under which filters.
import { beforeEach, describe, expect, it } from 'vitest';

import { language } from '@/i18n';
import { describe as line } from '@/consoles/staff/describe';
import { anything, matches, newest } from '@/consoles/staff/filter';
import { namesOf } from '@/consoles/staff/names';
import { progress, publicNews, sharedJump } from '@/consoles/wall/progress';
import { emptyView } from '@/stream/view';
import { reduceAll } from '@/stream/reducer';
import { Log, MIN } from './log';

beforeEach(() => {
  language.set('ja');
});

const viewOf = (log: Log) => reduceAll(emptyView, log.entries);

describe('the feed', () => {
  it('reads as a sentence in both languages', () => {
    const log = new Log(['a']).fire(5 * MIN, 'a', 'notice', 65_000);
    const names = () => namesOf(viewOf(log));
    const last = log.entries.at(-1);
    if (last === undefined) throw new Error('no event');
    expect(line(last, names())).toBe('付与「notice」（1:05遅れ）');
    language.set('en');
    expect(line(last, names())).toBe('Inject “notice” (1:05 late)');
  });

  it('hides reading and states unless asked, and finds words in full or half width', () => {
    const log = new Log(['a']).at(1, 'a', 'a-csirt', { kind: 'message_opened', message: 'm1' });
    const opened = log.entries.at(-1);
    if (opened === undefined) throw new Error('no event');
    const text = () => 'ＰＣ−０３１を隔離';
    expect(matches(opened, anything, text)).toBe(false);
    expect(matches(opened, { ...anything, minor: true }, text)).toBe(true);
    expect(matches(opened, { ...anything, group: 'minor', text: 'pc' }, text)).toBe(true);
    expect(matches(opened, { ...anything, group: 'minor', text: 'サーバ' }, text)).toBe(false);
    expect(matches(opened, { ...anything, group: 'minor', lane: 'b' }, text)).toBe(false);
  });

  it('shows the newest first and counts the rest', () => {
    const log = new Log(['a']);
    for (let i = 0; i < 5; i += 1) log.fire(i * MIN, 'a', 'notice');
    const page = newest(log.entries, { ...anything, group: 'inject' }, 2, () => '');
    expect(page.shown.map((e) => e.at)).toEqual([4 * MIN, 3 * MIN]);
    expect(page.left).toBe(3);
  });
});

describe('the wall', () => {
  it('counts what teams did themselves, and nothing that was done to them', () => {
    const log = new Log().mail(1 * MIN, 'a', 'a-csirt', { id: 'm1' });
    log.mail(2 * MIN, 'a', '', { id: 'm2', from: 'vendor', to: ['csirt'] });
    const [a, b] = progress(viewOf(log));
    expect(a).toEqual({ lane: 'a', sent: 1, reports: 0, actions: 0, last: 1 * MIN });
    expect(b).toMatchObject({ lane: 'b', sent: 0, last: null });
  });

  it('shows each piece of news once, the newest first, and no mail', () => {
    const log = new Log();
    const news = (at: number, lane: string, id: string, ja: string) =>
      log.mail(at, lane, '', { id, channel: 'news', from: 'press', to: ['pr'], subject: { ja, en: '' } });
    news(1, 'a', 'n1', '市役所で障害');
    news(1, 'b', 'n2', '市役所で障害');
    log.mail(2, 'a', 'a-csirt', { id: 'm1', subject: { ja: '内密', en: '' } });
    news(3, 'a', 'n3', '証明書の発行停止');
    expect(publicNews(viewOf(log), 3).map((n) => n.headline.ja)).toEqual([
      '証明書の発行停止',
      '市役所で障害',
    ]);
    expect(publicNews(viewOf(log), 1)).toHaveLength(1);
  });

  it('tells the date of the story only while all teams stand at the same', () => {
    const log = new Log();
    const jump = (lane: string) =>
      log.at(80 * MIN, lane, '', {
        kind: 'clock_changed',
        change: 'calendar',
        running: true,
        speed_permille: 1000,
        calendar_offset: 2 * 24 * 60 * MIN,
        reason: { ja: '', en: '' },
      });
    expect(sharedJump(viewOf(log))).toBe(0);
    jump('a');
    expect(sharedJump(viewOf(log))).toBeNull();
    jump('b');
    expect(sharedJump(viewOf(log))).toBe(2 * 24 * 60 * MIN);
    expect(log.fold.jumped.get('b')).toBe(2 * 24 * 60 * MIN);
  });
});
