// Where the marks of timeline, sequence and graph stand.
import { describe, expect, it } from 'vitest';

import { layoutGraph, type GraphEdge } from '@/viz/graph';
import { placeMarks, snap, timeTicks } from '@/viz/marks';
import { layoutSequence, nameLines, type SequenceArrow } from '@/viz/sequence';
import { formatSpan, shortTime } from '@/viz/span';
import { bands, neighbour, type TimelineMark } from '@/viz/timeline';

const MIN = 60_000;

describe('marks on the axis', () => {
  it('move to another line instead of covering each other', () => {
    const placed = placeMarks([0, 5, 30, 8], (x) => x, 10);
    expect(placed.map((p) => [p.mark, p.row])).toEqual([
      [0, 0],
      [5, 1],
      [8, 2],
      [30, 0],
    ]);
  });

  it('have round times under them', () => {
    expect(timeTicks(0, 60 * MIN, 600, 60)).toEqual([0, 10, 20, 30, 40, 50, 60].map((m) => m * MIN));
    expect(timeTicks(0, 180 * MIN, 600, 60)).toHaveLength(7);
    expect(timeTicks(0, 0, 600, 60)).toEqual([]);
  });

  it('snap to the minute and not into the past', () => {
    expect(snap(90_001, 0)).toBe(2 * MIN);
    expect(snap(10_000, 5 * MIN)).toBe(5 * MIN);
  });
});

describe('the timeline by keyboard', () => {
  const mark = (key: string, lane: string, at: number): TimelineMark => ({
    key,
    inject: key,
    lane,
    at,
    mark: 'planned',
    label: key,
    title: key,
    estimated: false,
    movable: true,
  });
  const lanes = [
    { id: 'a', label: 'a' },
    { id: 'empty', label: 'empty' },
    { id: 'b', label: 'b' },
  ];
  const all = bands(
    lanes,
    [mark('a2', 'a', 200), mark('a1', 'a', 0), mark('b1', 'b', 10), mark('b2', 'b', 190)],
    (x) => x,
  );

  it('walks along a lane in time', () => {
    expect(neighbour(all, 'a1', 'right')).toBe('a2');
    expect(neighbour(all, 'a2', 'right')).toBeNull();
    expect(neighbour(all, 'a2', 'first')).toBe('a1');
  });

  it('goes to the nearest in time of the next lane that has any', () => {
    expect(neighbour(all, 'a2', 'down')).toBe('b2');
    expect(neighbour(all, 'b1', 'up')).toBe('a1');
    expect(neighbour(all, 'nobody', 'right')).toBe('a1');
  });
});

describe('the sequence diagram', () => {
  const arrow = (id: string, from: string, to: string, at: number | null): SequenceArrow => ({
    id,
    from,
    to,
    at,
    label: id,
    state: at === null ? 'missing' : 'met',
  });
  const layout = layoutSequence(
    [
      { id: 'csirt', label: 'CSIRT' },
      { id: 'idle', label: 'idle' },
      { id: 'vendor', label: 'Vendor' },
    ],
    [
      arrow('never', 'csirt', 'press', null),
      arrow('second', 'vendor', 'csirt', 20),
      arrow('first', 'csirt', 'vendor', 10),
    ],
  );

  it('shows who took part, also those whom nobody named', () => {
    expect(layout.columns.map((c) => c.id)).toEqual(['csirt', 'vendor', 'press']);
  });

  it('runs downwards in time, what never came last', () => {
    expect(layout.rows.map((r) => r.arrow.id)).toEqual(['first', 'second', 'never']);
    expect(layout.rows[0]?.x1).toBeLessThan(layout.rows[0]?.x2 ?? 0);
  });
});

describe('names and times in drawings', () => {
  it('break where words end, in two lines at most', () => {
    expect(nameLines('市長室')).toEqual(['市長室']);
    expect(nameLines('潮騒システムズ 江口 大輔')).toEqual(['潮騒システムズ', '江口 大輔']);
    expect(nameLines('CSIRT担当（情報政策課）')).toEqual(['CSIRT担当', '（情報政策課）']);
    const [first, second] = nameLines('あ'.repeat(30));
    expect([first?.length, second?.length]).toEqual([11, 11]);
  });

  it('show seconds only where they say something', () => {
    expect(shortTime(15 * MIN)).toBe('0:15');
    expect(shortTime(15 * MIN + 22_400)).toBe('0:15:22');
    expect(formatSpan(725_000)).toBe('12:05');
    expect(formatSpan(-3_725_000)).toBe('1:02:05');
  });
});

describe('the graph of paths', () => {
  const nodes = ['csirt', 'vendor', 'prefecture'].map((id) => ({ id, label: id, kind: 'role' as const }));
  const edge = (to: string, state: GraphEdge['state']): GraphEdge => ({ from: 'csirt', to, state, count: 1 });

  it('keeps expected and actual lines between the same two apart', () => {
    const layout = layoutGraph(nodes, [
      edge('vendor', 'met'),
      edge('vendor', 'late'),
      edge('prefecture', 'missing'),
    ]);
    expect(layout.edges).toHaveLength(3);
    expect(new Set(layout.edges.map((e) => e.path)).size).toBe(3);
  });

  it('leaves out lines to nobody and never puts two boxes in one place', () => {
    const layout = layoutGraph(nodes, [
      edge('ghost', 'wrong'),
      edge('vendor', 'met'),
      edge('prefecture', 'met'),
    ]);
    expect(layout.edges.map((e) => e.to)).toEqual(['vendor', 'prefecture']);
    expect(new Set(layout.nodes.map((n) => `${String(n.x)} ${String(n.y)}`)).size).toBe(3);
  });

  it('draws the same picture twice', () => {
    expect(layoutGraph(nodes, [edge('vendor', 'met')])).toEqual(layoutGraph(nodes, [edge('vendor', 'met')]));
  });
});
