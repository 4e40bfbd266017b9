// One seat in two tabs of a browser: what one sends or drops, the other does not offer any more.
import { describe, expect, it } from 'vitest';
import { DraftBook, type DraftServer, type OtherTabs } from '@/stream/drafts.svelte';
import type { DraftStore, StoredDraft } from '@/stream/local';

const server: DraftServer = {
  all: () => Promise.resolve({ ok: true, value: {}, date: 0 }),
  put: () => Promise.resolve({ ok: true, value: null, date: 0 }),
  drop: () => Promise.resolve({ ok: true, value: null, date: 0 }),
};

const store = (): DraftStore => ({
  all: () => Promise.resolve([]),
  put: () => Promise.resolve(),
  drop: () => Promise.resolve(),
});

/** Two ends of one channel. */
function pair(): [OtherTabs, OtherTabs] {
  const ears: ((draft: StoredDraft) => void)[] = [];
  const end = (own: number): OtherTabs => ({
    tell: (draft) => ears[1 - own]?.(draft),
    listen: (heard) => (ears[own] = heard),
    close: () => undefined,
  });
  return [end(0), end(1)];
}

async function two(): Promise<[DraftBook, DraftBook]> {
  const [left, right] = pair();
  const books: [DraftBook, DraftBook] = [new DraftBook(server), new DraftBook(server)];
  await books[0].start(store(), left);
  await books[1].start(store(), right);
  return books;
}

describe('drafts in two tabs', () => {
  it('shows in the other tab what was written in this one', async () => {
    const [here, there] = await two();
    here.set('mail-1', { body: 'half' });
    expect(there.get('mail-1')).toEqual({ body: 'half' });
    here.stop();
    there.stop();
  });

  it('is gone in the other tab once it was dropped here', async () => {
    const [here, there] = await two();
    here.set('mail-1', { body: 'sent' });
    here.drop('mail-1');
    expect(there.get('mail-1')).toBeUndefined();
    here.stop();
    there.stop();
  });

  it('keeps what was written later', async () => {
    const [here, there] = await two();
    here.set('mail-1', { body: 'older' });
    const later = Date.now() + 1000;
    there.all = new Map();
    (there as unknown as { hear(draft: StoredDraft): void }).hear({
      key: 'mail-1',
      saved: later,
      uploaded: false,
      content: { body: 'newer' },
    });
    here.set('mail-1', { body: 'older still' });
    expect(there.get('mail-1')).toEqual({ body: 'newer' });
    here.stop();
    there.stop();
  });
});
