// The team's name in headings, and who has no team at all.
import { describe, expect, it } from 'vitest';
import { learnsAlone, teamName } from '@/stream/team';

describe('teamName', () => {
  it('names the team of somebody who sits in one', () => {
    expect(teamName({ lane: 'team-2', lane_title: { ja: 'チーム 2', en: 'Team 2' } })).toBe('チーム 2');
  });

  it('is empty where everybody plays together, and for those who sit in no team', () => {
    expect(teamName({ lane: 'all', lane_title: { ja: '全体', en: 'Everyone' } })).toBe('');
    expect(teamName({ lane: '', lane_title: { ja: '', en: '' } })).toBe('');
    expect(teamName(undefined)).toBe('');
  });
});

describe('learnsAlone', () => {
  it('is a participant whose own clock runs, and nobody else', () => {
    const cases = [
      { access: 'participant', own_pace: true, alone: true },
      { access: 'participant', own_pace: false, alone: false },
      { access: 'controller', own_pace: true, alone: false },
    ] as const;
    for (const { access, own_pace, alone } of cases)
      expect(learnsAlone({ access }, { own_pace }), `${access}, ${own_pace}`).toBe(alone);
    expect(learnsAlone(undefined, undefined)).toBe(false);
  });
});
