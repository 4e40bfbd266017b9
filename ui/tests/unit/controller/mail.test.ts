// How the controller's panel counts and names the state of real mail.
import { describe, expect, it } from 'vitest';
import { countsOf, stateName } from '@/consoles/controller/mail';
import { language } from '@/i18n';

describe('the figures of the real e-mail', () => {
  it('always say what was sent and what waits', () => {
    expect(countsOf({ sent: {}, received: {} })).toEqual([
      { key: 'state.sent', count: 0 },
      { key: 'state.waiting', count: 0 },
    ]);
  });

  it('add every kind of refusal up and leave what is under way out', () => {
    const counts = countsOf({
      sent: { sent: 3, bounced: 1 },
      received: { taken: 4, pending: 1, unknown_sender: 2, automatic: 1 },
    });
    expect(counts).toContainEqual({ key: 'state.bounced', count: 1 });
    expect(counts).toContainEqual({ key: 'received.taken', count: 4 });
    expect(counts).toContainEqual({ key: 'received.refused', count: 3 });
    expect(counts).toHaveLength(5);
  });

  it('say how many came in while the exercise took nothing', () => {
    const counts = countsOf({ sent: {}, received: { taken: 1, waiting: 2, paused: 1 } });
    expect(counts).toContainEqual({ key: 'received.waiting', count: 2 });
    expect(counts).toContainEqual({ key: 'received.refused', count: 1 });
  });

  it('names states in the language of the reader', () => {
    expect(language.current).toBe('ja');
    expect(stateName('bounced')).toBe('不達');
    expect(stateName('other')).toBe('other');
  });
});
