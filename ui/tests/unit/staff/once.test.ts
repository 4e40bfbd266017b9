// A question is sent once, however often the button is pressed.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { once, shutAfterMs } from '@/consoles/controller/once.svelte';
import { session } from '@/stream';
import type { FireInject } from '@/wire';

const fire: FireInject = { kind: 'fire_inject', inject: 'chase', lanes: ['a'] };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.runAllTimers();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('doing a thing once', () => {
  it('swallows a second press while the first is under way and shortly after it', async () => {
    const send = vi.spyOn(session, 'send').mockResolvedValue({ ok: true, seq: 1 });
    const first = once.run('fire chase', [fire]);
    expect(once.busy('fire chase')).toBe(true);
    expect(await once.run('fire chase', [fire])).toBeUndefined();
    await first;
    expect(await once.run('fire chase', [fire])).toBeUndefined();
    expect(send).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(shutAfterMs);
    expect(once.busy('fire chase')).toBe(false);
  });

  it('keeps keys apart', async () => {
    vi.spyOn(session, 'send').mockResolvedValue({ ok: true, seq: 1 });
    await once.run('fire chase', [fire]);
    expect(await once.run('fire other', [{ ...fire, inject: 'other' }])).toEqual({ ok: true, seq: 1 });
  });

  it('stops at the first refusal and hands it on', async () => {
    const refused = {
      ok: false,
      error: { code: 'past_time', message: { ja: '過ぎた', en: 'past' } },
    } as const;
    const send = vi.spyOn(session, 'send').mockResolvedValue(refused);
    expect(await once.run('undo', [fire, fire])).toBe(refused);
    expect(send).toHaveBeenCalledTimes(1);
  });
});
