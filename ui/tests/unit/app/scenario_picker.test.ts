// The list of scenarios: those with mistakes stand below one's own, say what is wrong, and cannot be chosen.
import { cleanup, render, screen, within } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';

import ScenarioPicker from '@/app/ScenarioPicker.svelte';
import { filterFaulty } from '@/app/exercises';
import { language } from '@/i18n';
import type { FaultyScenarioReply, ScenarioReply } from '@/wire';

const row = (scenario: string, own: boolean): ScenarioReply => ({
  scenario,
  title: { ja: scenario, en: scenario },
  summary: { ja: '', en: '' },
  duration: 0,
  parameters: [],
  drill: { ja: '', en: '' },
  recommended: false,
  lanes: 'per_team',
  teams: 1,
  people_least: 1,
  people_most: 1,
  own,
});
const broken: FaultyScenarioReply = {
  scenario: '机上演習',
  faults: [
    { file: 'scenario.yaml', line: 7, column: 11, message: { ja: '長さを直す', en: 'correct the length' } },
    { file: 'secret.md', line: 0, column: 0, message: { ja: 'リンク', en: 'a link' } },
  ],
  more: 3,
};

afterEach(() => {
  cleanup();
  language.set('ja');
});

describe('the list of scenarios', () => {
  it('shows those with mistakes between one’s own and the shipped ones, without a button to choose them', () => {
    render(ScenarioPicker, {
      scenarios: [row('ours', true), row('theirs', false)],
      faulty: [broken],
      chosen: 'ours',
      onchoose: () => undefined,
    });
    expect(screen.getAllByRole('radio').map((each) => (each as HTMLInputElement).value)).toEqual([
      'ours',
      'theirs',
    ]);
    const shown = screen.getByRole('region', { name: '机上演習' });
    expect(within(shown).queryByRole('radio')).toBeNull();
    const words = within(shown)
      .getAllByRole('listitem')
      .map((each) => each.textContent.trim());
    expect(words).toEqual(['scenario.yaml 7行11桁：長さを直す', 'secret.md：リンク', 'ほかに誤り 3 件']);
    const [ours, theirs] = screen.getAllByRole('radio');
    expect(ours?.compareDocumentPosition(shown)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    expect(theirs?.compareDocumentPosition(shown)).toBe(Node.DOCUMENT_POSITION_PRECEDING);
  });

  it('finds them by their name, and speaks English', () => {
    expect(filterFaulty([broken], '机上')).toEqual([broken]);
    expect(filterFaulty([broken], 'ほか')).toEqual([]);
    language.set('en');
    render(ScenarioPicker, { scenarios: [], faulty: [broken], chosen: '', onchoose: () => undefined });
    screen.getByText(/Cannot be used/);
    screen.getByText('scenario.yaml, line 7, column 11');
  });
});
