// Texts of limited length: when there is plenty of room, when little, and when there is too much.
import { render, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { fits, longest, roomOf } from '@/kit/limit';
import Limit from '@/kit/Limit.svelte';

describe('a limit', () => {
  it.each([
    [0, 'plenty'],
    [10_800, 'plenty'],
    [10_801, 'near'],
    [12_000, 'near'],
    [12_001, 'over'],
    [20_000, 'over'],
  ] as const)('of 12,000 with %i characters', (length, room) => {
    expect(roomOf(length, longest.mail)).toBe(room);
    expect(fits('あ'.repeat(length), longest.mail)).toBe(room !== 'over');
  });

  it('says by how much, and is heard without figures that change', async () => {
    const { rerender } = render(Limit, { id: 'limit', length: 20_000, most: 12_000 });
    expect(document.getElementById('limit')?.textContent).toContain('8,000 字減らしてください');
    const heard = screen.getByRole('status').textContent;
    await rerender({ length: 20_001 });
    expect(screen.getByRole('status').textContent).toBe(heard);
    await rerender({ length: 5 });
    expect(document.getElementById('limit')?.textContent.trim()).toBe('');
    expect(screen.getByRole('status').textContent.trim()).toBe('');
  });
});
