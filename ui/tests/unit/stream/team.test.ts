// The team's name in headings.
import { describe, expect, it } from 'vitest';
import { teamName } from '@/stream/team';

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
