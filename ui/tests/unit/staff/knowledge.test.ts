// What a cast member knows by now.
import { knowledge } from '@/consoles/controller/knowledge';
import { reduceAll } from '@/stream/reducer';
import { emptyView } from '@/stream/view';
import { expect, it } from 'vitest';
import { entry } from '../stream/events';

it('tells what is known by now from what is not, each team by itself', () => {
  const text = { ja: '感染した', en: 'Infected' };
  const learns = [
    { from: 'notice', text },
    { from: 'leak', text },
  ];
  const fired = { kind: 'inject_fired', inject: 'notice', cause: 'timeline', due: 0, late_ms: 0 } as const;
  const view = reduceAll(emptyView, [entry(1, fired)]);
  const of = (lane: string) => knowledge(learns, view.injects.get(lane), (id) => id.toUpperCase());
  expect(of('team-1').known.map((piece) => piece.title)).toEqual(['NOTICE']);
  expect(of('team-1').later.map((piece) => piece.from)).toEqual(['leak']);
  expect(of('team-2').known).toEqual([]);
});
