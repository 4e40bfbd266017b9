// The simulated world on a console: states of one lane, what ends next, where the boxes of the map stand.
import { beforeEach, describe, expect, it } from 'vitest';

import { describe as line } from '@/consoles/staff/describe';
import { namesOf } from '@/consoles/staff/names';
import { comingUp, hostSegments, serviceRows } from '@/consoles/world/world';
import { language } from '@/i18n';
import { hostState, sectorName } from '@/i18n/world';
import { reduceAll, welcomed } from '@/stream/reducer';
import { emptyView, type Entry } from '@/stream/view';
import { layoutWorld, WORLD_NODE } from '@/viz/world';
import type { ExerciseEvent, HostView, ServiceView } from '@/wire';
import { entry, welcome } from '../stream/events';

const MIN = 60_000;

const service = (id: string, sector: string, needs: string[] = []): ServiceView => ({
  id,
  title: { ja: `${id}サービス`, en: id },
  site: { ja: '', en: '' },
  sector,
  state: 'working',
  needs: needs.map((name) => ({ name, any: false })),
  buffer: 0,
  recovery: 0,
  users: [],
});

const host = (id: string, segment: string): HostView => ({
  id,
  title: { ja: `${id}号機`, en: id },
  owner: '',
  segment,
  state: 'normal',
  reaches: [],
  states: [],
  artefacts: [],
});

const world = {
  services: [
    service('power', 'power'),
    service('cash', 'finance', ['base']),
    service('base', 'telecom', ['power']),
    service('cards', 'finance', ['base']),
  ],
  hosts: [host('pc-1', 'office'), host('srv', 'servers'), host('pc-2', 'office')],
};
const start = welcomed(emptyView, welcome({ world }), 0, 'e', false);

const failed: ExerciseEvent = { kind: 'service_changed', service: 'power', state: 'failed', cause: 'set' };
const onBuffer = (id: string, until: number): ExerciseEvent => ({
  kind: 'service_changed',
  service: id,
  state: 'on_buffer',
  cause: 'need_lost',
  until,
  need: 'power',
});

beforeEach(() => {
  language.set('ja');
});

describe('the world of a lane', () => {
  it('starts as the scenario has it, one sector together', () => {
    const rows = serviceRows(start, 'team-1');
    expect(rows.map((row) => row.service.id)).toEqual(['power', 'cash', 'cards', 'base']);
    expect(rows.every((row) => row.state === 'working' && row.since === null)).toBe(true);
  });

  it('follows its own events and not those of another team', () => {
    const view = reduceAll(start, [
      entry(1, failed),
      entry(2, onBuffer('base', 30 * MIN)),
      entry(3, { kind: 'host_changed', host: 'pc-2', state: 'infected', caught_from: 'pc-1' }),
    ]);
    const [power, , , base] = serviceRows(view, 'team-1');
    expect(power).toMatchObject({ state: 'failed', since: 1000, until: null });
    expect(base).toMatchObject({ state: 'on_buffer', until: 30 * MIN, lost: 'power' });
    expect(serviceRows(view, 'team-2').every((row) => row.state === 'working')).toBe(true);
    expect(hostSegments(view, 'team-1')).toMatchObject([
      { segment: 'office', hosts: [{ state: 'normal' }, { state: 'infected' }] },
      { segment: 'servers', hosts: [{ state: 'normal' }] },
    ]);
  });

  it('tells what fails next, the soonest first, until its need is back', () => {
    const log = [entry(1, onBuffer('cash', 40 * MIN)), entry(2, onBuffer('base', 30 * MIN))];
    const soon = (entries: Entry[]) =>
      comingUp(serviceRows(reduceAll(start, entries), 'team-1')).map((row) => row.service.id);
    expect(soon(log)).toEqual(['base', 'cash']);
    const back: ExerciseEvent = {
      kind: 'service_changed',
      service: 'base',
      state: 'working',
      cause: 'need_back',
    };
    expect(soon([...log, entry(3, back)])).toEqual(['cash']);
  });

  it('reads in the feed with its cause', () => {
    const view = reduceAll(start, [entry(1, onBuffer('base', 30 * MIN))]);
    const names = namesOf(view);
    const said = (event: ExerciseEvent) => line(entry(2, event), names);
    expect(said(onBuffer('base', 30 * MIN))).toBe(
      'サービス baseサービス: 予備で稼働（0:30 まで）: 「powerサービス」が使えません',
    );
    expect(said({ kind: 'host_changed', host: 'pc-2', state: 'infected', caught_from: 'pc-1' })).toBe(
      '機器 pc-2号機: pc-1号機 から感染',
    );
    expect(said({ kind: 'host_changed', host: 'srv', state: 'isolated', reason: '点検' })).toBe(
      '機器 srv号機: 隔離: 点検',
    );
  });

  it('has words for states and sectors, and shows others as they are written', () => {
    expect([hostState('infected'), hostState('rebuilt-twice')]).toEqual(['感染', 'rebuilt-twice']);
    language.set('en');
    expect([sectorName('power'), sectorName('harbour')]).toEqual(['Electric power', 'harbour']);
  });
});

describe('the map', () => {
  const nodes = world.services.map(({ id, sector }) => ({ id, label: id, sector }));
  const edges = world.services.flatMap(({ id, needs }) =>
    needs.map((need) => ({ from: need.name, to: id, any: need.any })),
  );

  it('stands from what supports to what is supported, each service inside the box of its sector', () => {
    const { nodes: placed, sectors, width, height } = layoutWorld(nodes, edges);
    const at = (id: string) => {
      const node = placed.find((one) => one.id === id);
      if (node === undefined) throw new Error(`no ${id}`);
      return node;
    };
    expect(at('power').x).toBeLessThan(at('base').x);
    expect(at('base').x).toBeLessThan(at('cash').x);
    for (const node of placed) {
      const box = sectors.find((one) => one.sector === node.sector);
      if (box === undefined) throw new Error(`no box for ${node.id}`);
      expect(node.x).toBeGreaterThanOrEqual(box.x);
      expect(node.x + WORLD_NODE.width).toBeLessThanOrEqual(box.x + box.width);
      expect(node.y).toBeGreaterThanOrEqual(box.y);
      expect(node.y + WORLD_NODE.height).toBeLessThanOrEqual(box.y + box.height);
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.y).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width);
      expect(box.y + box.height).toBeLessThanOrEqual(height);
    }
  });

  it('is the same picture every time, and leaves out lines to hosts', () => {
    const more = [...edges, { from: 'srv', to: 'cash', any: true }];
    expect(layoutWorld(nodes, more)).toEqual(layoutWorld(nodes, edges));
    expect(layoutWorld([], [])).toMatchObject({ nodes: [], edges: [], sectors: [] });
  });
});
