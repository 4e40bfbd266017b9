// What the debrief's tables and figures make of the debrief model.
import { describe, expect, it } from 'vitest';

import {
  didNothing,
  getsNoCertificate,
  indexEvidence,
  notesOf,
  pathArrows,
  pathEdges,
  pathNodes,
  timelineRows,
} from '@/consoles/debrief/derive';
import type { DebriefModel, LaneDebrief, Path } from '@/consoles/debrief/model';
import { readDebrief, type RawDebrief } from '@/consoles/debrief/read';
import raw from './debrief.json';

// The document as the server writes it; see tests/unit/debrief/debrief.json.
const model: DebriefModel = readDebrief(raw as unknown as RawDebrief);
const lane = (): LaneDebrief => {
  const [first] = model.lanes;
  if (first === undefined) throw new Error('no lane');
  return first;
};

describe('the debrief as it is read', () => {
  it('turns millionths of points and tenths of percents into decimals', () => {
    const duty = lane().score.obligations[0];
    expect(duty).toMatchObject({ points: 41.25, max: 55 });
    expect(duty?.measures[0]).toMatchObject({ measure: 'timeliness', value: 0.5, points: 10, max: 20 });
    expect(lane().score.score).toBe(73.5);
    expect(model.objectives.map((o) => o.score)).toEqual([73.5, null]);
  });
});

describe('evidence', () => {
  const index = indexEvidence(model);

  it('is the very message or report when there is one, else the entry of the timeline', () => {
    expect(index.of([12, 14, 11]).map((e) => [e.kind, e.seq])).toEqual([
      ['message', 12],
      ['report', 14],
      ['entry', 11],
    ]);
  });

  it('comes once, and never for what the record does not show', () => {
    expect(index.of([12, 12, 999]).map((e) => e.seq)).toEqual([12]);
  });
});

describe('the timeline', () => {
  const all = { lane: '', kind: '', text: '', minor: false } as const;

  it('leaves out reading unless asked, and keeps what concerns everybody in every team', () => {
    expect(timelineRows(model.timeline, all).map((e) => e.seq)).toEqual([10, 11, 12, 14]);
    expect(timelineRows(model.timeline, { ...all, minor: true }).map((e) => e.seq)).toContain(13);
    expect(timelineRows(model.timeline, { ...all, lane: 'b' }).map((e) => e.seq)).toEqual([10]);
  });

  it('finds kinds and words, full width or half', () => {
    expect(timelineRows(model.timeline, { ...all, kind: 'opened' }).map((e) => e.seq)).toEqual([13]);
    expect(timelineRows(model.timeline, { ...all, text: 'ｓｏｃ' }).map((e) => e.seq)).toEqual([11]);
  });
});

describe('reporting paths', () => {
  const path = (part: Partial<Path>): Path => ({
    obligation: '',
    from: 'csirt',
    to: 'prefecture',
    state: 'met',
    means: 'mail',
    count: 1,
    evidence: [],
    ...part,
  });
  const of = (paths: Path[]): LaneDebrief => ({ ...lane(), paths });

  it('keep what nobody has told yet without a time', () => {
    expect(pathArrows(of([path({ state: 'open' })]), () => 'x')).toMatchObject([{ state: 'open', at: null }]);
  });

  it('gather the same way in the same state in one line', () => {
    const edges = pathEdges(of([path({ count: 2 }), path({}), path({ state: 'late' })]));
    expect(edges.map((e) => [e.state, e.count])).toEqual([
      ['met', 3],
      ['late', 1],
    ]);
  });

  it('name the parties that take part, also those that the model does not know', () => {
    const nodes = pathNodes(model, of([path({}), path({ to: 'ghost' })]), (id) => id);
    expect(nodes.map((n) => [n.id, n.kind])).toEqual([
      ['csirt', 'role'],
      ['prefecture', 'cast'],
      ['ghost', 'cast'],
    ]);
  });
});

describe('notes', () => {
  it('of a team stand with those of the whole exercise, in order of time', () => {
    expect(notesOf(model.notes, 'a').map((n) => n.id)).toEqual(['n2', 'n1']);
    expect(notesOf(model.notes, 'b').map((n) => n.id)).toEqual(['n2']);
    expect(notesOf(model.notes, '')).toHaveLength(2);
  });
});

describe('a seat that did nothing', () => {
  const seat = {
    seat: 'a',
    access: 'participant',
    lane: 'x',
    role: 'r',
    name: 'n',
    modelled: false,
    acts: 0,
  };
  const cases = [
    { of: seat, asked: 'a', nothing: true },
    { of: { ...seat, acts: 1 }, asked: 'a', nothing: false },
    { of: { ...seat, access: 'evaluator' }, asked: 'a', nothing: false },
    { of: seat, asked: 'b', nothing: false },
  ];
  it('is a participant of whom no event was recorded', () => {
    for (const { of, asked, nothing } of cases) expect(didNothing({ seats: [of] }, asked)).toBe(nothing);
  });
});

describe('whose certificate there is', () => {
  const [first] = model.seats.filter((one) => one.access === 'participant');
  const own = first && { ...first, acts: 3, modelled: false };
  const alone = (seats: DebriefModel['seats'], lane: Partial<LaneDebrief>): DebriefModel => ({
    ...model,
    seats,
    exercise: { ...model.exercise, own_pace: true },
    lanes: model.lanes.map((each) => ({ ...each, completed: false, ...lane })),
  });

  it('goes to whoever did something, and at their own pace came to the end', () => {
    if (own === undefined) throw new Error('no participant');
    const seats = [own];
    expect(getsNoCertificate({ ...model, seats }, own.seat)).toBe(false);
    expect(getsNoCertificate({ ...model, seats }, 'nobody')).toBe(true);
    expect(getsNoCertificate(alone(seats, {}), own.seat)).toBe(true);
    expect(getsNoCertificate(alone(seats, { completed: true }), own.seat)).toBe(false);
  });
});
