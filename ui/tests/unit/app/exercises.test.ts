// Choosing a scenario by words.
import { filterScenarios } from '@/app/exercises';
import type { ScenarioReply } from '@/wire';
import { describe, expect, it } from 'vitest';

const row = (scenario: string, ja: string, drill: string): ScenarioReply => ({
  scenario,
  title: { ja, en: '' },
  summary: { ja: '', en: '' },
  duration: 0,
  parameters: [],
  drill: { ja: drill, en: 'CEPTOAR drill' },
  recommended: false,
  lanes: 'per_team',
  teams: 2,
  people_least: 1,
  people_most: 4,
  own: false,
});

describe('filterScenarios', () => {
  const rows = [row('b', 'セプター訓練の一日', '連絡'), row('a', '自治体の演習', 'CYDER')];
  it('keeps the order and takes all words, whatever their width', () => {
    expect(filterScenarios(rows, '').map((r) => r.scenario)).toEqual(['b', 'a']);
    expect(filterScenarios(rows, 'ｃｙｄｅｒ　自治体').map((r) => r.scenario)).toEqual(['a']);
    expect(filterScenarios(rows, 'ceptoar').map((r) => r.scenario)).toEqual(['b', 'a']);
    expect(filterScenarios(rows, '自治体 セプター')).toEqual([]);
  });
});
