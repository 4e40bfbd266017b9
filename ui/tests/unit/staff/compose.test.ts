// What an ad hoc inject or an answer as a cast member becomes as a command.
import { describe, expect, it } from 'vitest';

import { adhocCommand, blank, complete, fill } from '@/consoles/controller/adhoc';
import { passed } from '@/consoles/controller/jump';
import { replyCommand, replySubject, startReply, useCanned } from '@/consoles/controller/reply';
import { freshNote, noteCommand } from '@/consoles/evaluator/note';
import { castInbox, type CastItem } from '@/consoles/staff/mail';
import { fillTemplate, storyDate } from '@/consoles/staff/template';
import type { Entry } from '@/consoles/staff/wire';
import { Log, MIN } from './log';

const canned = {
  id: 'confirm',
  title: { ja: '確認します', en: 'We will check' },
  subject: { ja: '', en: '' },
  body: { ja: '{{team}} 御中', en: 'Dear {{team}}' },
};

const itemOf = (log: Log): CastItem => {
  const { messages, reports, approvals } = log.fold.mail;
  const lists = { messages: messages.values(), reports: reports.values(), approvals: approvals.values() };
  const [item] = castInbox(lists, log.fold.isCast);
  if (item === undefined) throw new Error('empty inbox');
  return item;
};
const asked = () => itemOf(new Log(['a']).mail(1 * MIN, 'a', 'a-csirt', { id: 'm1' }));

describe('an answer as a simulated person', () => {
  it('goes to whoever wrote, in that team, in the thread, by the same means', () => {
    const command = replyCommand(asked(), { ...startReply(asked()), body: '承知しました' });
    expect(command).toEqual({
      kind: 'send_as',
      from: 'vendor',
      lanes: ['a'],
      channel: 'mail',
      to: ['csirt'],
      subject: { ja: 'Re: 件名', en: '' },
      body: { ja: '承知しました', en: '' },
      in_reply_to: 'm1',
    });
    const call = itemOf(new Log(['a']).mail(0, 'a', 'a-csirt', { id: 'c1', channel: 'phone' }));
    expect(startReply(call).channel).toBe('phone');
  });

  it('sends a prepared answer by its name while it is unchanged, so that it goes out in both languages', () => {
    const words = { subject: canned.subject, body: { ja: 'みなと市 御中', en: 'Dear Minato' } };
    const draft = useCanned(startReply(asked()), canned, words);
    expect(draft.body).toBe('みなと市 御中');
    expect(replyCommand(asked(), draft)).toMatchObject({ canned: 'confirm' });
    expect(replyCommand(asked(), draft)).not.toHaveProperty('body');
    const edited = replyCommand(asked(), { ...draft, body: `${draft.body}。追伸` });
    expect(edited).toMatchObject({ body: { ja: 'みなと市 御中。追伸' } });
    expect(edited).not.toHaveProperty('canned');
  });

  it('says Re: once', () => {
    expect(replySubject('通報')).toBe('Re: 通報');
    expect(replySubject('RE：通報')).toBe('RE：通報');
  });
});

describe('prepared words', () => {
  it('are filled in in each language, unknown names left to be seen', () => {
    const words = {
      team: { ja: '第1班', en: 'Team 1' },
      place: { ja: 'みなと市', en: '' },
      date: storyDate(Date.UTC(2026, 10, 25, 23, 30), 540),
      time: '08:30',
    };
    const text = { ja: '{{place}}{{team}} {{datetime}} {{flag.x}}', en: '{{ team }}, {{place}}, {{date}}' };
    expect(fillTemplate(text, words)).toEqual({
      ja: 'みなと市第1班 2026年11月26日 08:30 {{flag.x}}',
      en: 'Team 1, みなと市, 26 November 2026',
    });
  });
});

describe('an ad hoc inject', () => {
  it('needs sender, teams, recipients and a Japanese text', () => {
    const full = { ...blank(['a']), from: 'vendor', to: ['csirt'], body: { ja: '至急', en: '' } };
    expect(complete(full)).toBe(true);
    for (const part of [{ from: '' }, { lanes: [] }, { to: [] }, { body: { ja: ' ', en: 'x' } }]) {
      expect(complete({ ...full, ...part })).toBe(false);
    }
    expect(adhocCommand(full)).toMatchObject({
      kind: 'send_as',
      from: 'vendor',
      lanes: ['a'],
      severity: 'info',
    });
  });

  it('takes the words of a template and nothing else', () => {
    const filled = fill({ ...blank(['a']), from: 'vendor' }, canned);
    expect(filled).toMatchObject({ from: 'vendor', lanes: ['a'], body: canned.body });
    expect(fill(filled, undefined)).toBe(filled);
  });
});

describe('a jump', () => {
  it('tells how many injects it delivers on the way', () => {
    const log = new Log().fire(0, 'a', 'notice').fire(0, 'b', 'notice');
    expect(passed(log.fold, ['a', 'b'], 0, 20 * MIN)).toBe(2);
    expect(passed(log.fold, ['a', 'b'], 0, 20 * MIN - 1)).toBe(0);
    expect(passed(log.fold, ['a'], 0, 99 * MIN)).toBe(2);
  });
});

describe("an evaluator's note", () => {
  const entry = (seq: number, lane: string, event: Entry['event']): Entry => ({
    seq,
    record: seq + 100,
    at: seq,
    wall: 0,
    lane,
    by: '',
    event,
  });
  const action = {
    kind: 'action_taken',
    action: 'isolate',
    role: 'csirt',
    reason: '',
    told: '',
    outcome: { ja: '', en: '' },
  } as const;
  const log = [
    entry(1, 'a', action),
    entry(2, 'b', action),
    entry(3, 'a', { kind: 'message_opened', message: 'm1' }),
  ];

  it('keeps the moment: the newest deed of the team when nothing was chosen', () => {
    expect(freshNote(log, 'a', null)).toMatchObject({ lane: 'a', about: 101 });
    expect(freshNote([], 'a', null)).toMatchObject({ about: 0 });
  });

  it('speaks of the chosen event and of its team', () => {
    const note = {
      ...freshNote(log, 'a', log[1] ?? null),
      text: ' 良い連携 ',
      good: true,
      objective: 'containment',
    };
    expect(noteCommand(note)).toEqual({
      kind: 'add_note',
      text: '良い連携',
      lane: 'b',
      objective: 'containment',
      about: 102,
      good_practice: true,
      hot_wash: false,
      files: [],
    });
  });
});
