// A draft written as the page goes away is there when it comes back, although IndexedDB never got it.
import { beforeEach, expect, it } from 'vitest';
import { withCopies, type DraftStore, type StoredDraft } from '@/stream/local';

const draft = (saved: number, content: string): StoredDraft => ({
  key: 'mail-1',
  saved,
  uploaded: false,
  content,
});

function store(kept: Map<string, StoredDraft>, dies = false): DraftStore {
  return {
    all: () => Promise.resolve([...kept.values()]),
    put: (one) => (dies ? new Promise(() => undefined) : Promise.resolve(void kept.set(one.key, one))),
    drop: (key) => Promise.resolve(void kept.delete(key)),
  };
}

beforeEach(() => {
  localStorage.clear();
});

it('outlives a page that went away in the middle of writing', async () => {
  const kept = new Map([['mail-1', draft(1, 'old')]]);
  void withCopies(store(kept, true), 'seat', localStorage).put(draft(2, 'new'));
  const after = await withCopies(store(kept), 'seat', localStorage).all();
  expect(after).toEqual([draft(2, 'new')]);
  expect(kept.get('mail-1')?.content).toBe('new');
  expect(localStorage.length).toBe(0);
});

it('leaves no copy behind, and none to another seat', async () => {
  const kept = new Map<string, StoredDraft>();
  const drafts = withCopies(store(kept), 'seat', localStorage);
  await drafts.put(draft(1, 'words'));
  expect(localStorage.length).toBe(0);
  void withCopies(store(kept, true), 'other', localStorage).put(draft(9, 'theirs'));
  expect(await drafts.all()).toEqual([draft(1, 'words')]);
});
