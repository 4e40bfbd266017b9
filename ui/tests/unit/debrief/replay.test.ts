// The replay: what a seat saw at a moment, from the events that its console had got.
import { describe, expect, it } from 'vitest';
import { momentOf, nextEvent, previousEvent, readReplay, type Replay } from '@/consoles/debrief/replay';
import type { ExerciseEvent } from '@/wire';
import { mail, welcome } from '../stream/events';

const item = (at: number, event: ExerciseEvent) => ({
  at,
  wall: '2026-11-26T00:00:00Z',
  lane: 'team-1',
  by: '',
  event,
});

const afternoon = (): Replay =>
  readReplay({
    view: welcome({
      shelf: [
        {
          id: 'plan.md',
          title: { ja: '手順書', en: '' },
          kind: 'document',
          media_type: 'text/markdown',
          bytes: 1,
        },
      ],
    }),
    events: [
      item(1_000, mail('m1')),
      item(
        2_000,
        mail('m2', {
          attachments: [
            { id: 'log.csv', title: { ja: 'ログ', en: '' }, kind: 'log', media_type: 'text/csv', bytes: 9 },
          ],
        }),
      ),
      item(3_000, { kind: 'message_opened', message: 'm1' }),
      item(4_000, mail('c1', { channel: 'phone', body: { ja: '', en: '' } })),
      item(6_000, {
        kind: 'call_changed',
        call: 'c1',
        change: 'answered',
        transcript: { ja: 'もしもし', en: '' },
      }),
      item(7_000, mail('r1', { from: 'csirt', to: ['vendor'], typed: true })),
      item(8_000, {
        kind: 'decision_logged',
        role: 'csirt',
        decision: '切り離す',
        ground: '手順書',
        owner: 'CSIRT',
      }),
    ],
  });

describe('a moment of the replay', () => {
  it('holds nothing that came later', () => {
    const early = momentOf(afternoon(), 1_500);
    expect(early.inbox.map(({ entry }) => entry.event.id)).toEqual(['m1']);
    expect(early.inbox[0]?.read).toBe(false);
    expect(early.calls).toEqual([]);
    expect(early.done).toEqual([]);
    expect(early.documents.map(({ attachment }) => attachment.id)).toEqual(['plan.md']);
  });

  it('shows what had been read, newest first, and the files that had come', () => {
    const later = momentOf(afternoon(), 3_000);
    expect(later.inbox.map(({ entry, read }) => [entry.event.id, read])).toEqual([
      ['m2', false],
      ['m1', true],
    ]);
    expect(later.documents.map(({ attachment, at }) => [attachment.id, at])).toEqual([
      ['plan.md', undefined],
      ['log.csv', 2_000],
    ]);
  });

  it('lets a call ring until it is answered, and only then tells its words', () => {
    expect(momentOf(afternoon(), 5_000).calls[0]?.state).toBe('ringing');
    const [answered] = momentOf(afternoon(), 6_000).calls;
    expect(answered).toMatchObject({ state: 'answered', transcript: { ja: 'もしもし' } });
  });

  it('lists what the post itself had sent and decided', () => {
    expect(momentOf(afternoon(), 9_000).done.map(({ kind }) => kind)).toEqual(['decision', 'mail']);
    expect(momentOf(afternoon(), 9_000).inbox).toHaveLength(2);
  });

  it('steps from event to event and stops at both ends', () => {
    const replay = afternoon();
    expect(nextEvent(replay, 1_000)).toBe(2_000);
    expect(nextEvent(replay, 8_000)).toBe(8_000);
    expect(previousEvent(replay, 3_500)).toBe(3_000);
    expect(previousEvent(replay, 1_000)).toBe(0);
  });
});
