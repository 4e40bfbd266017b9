// Unsent work in the browser and on the server.
import { DraftBook, type DraftServer } from '@/stream/drafts.svelte';
import type { DraftStore, StoredDraft } from '@/stream/local';
import { afterEach, expect, it } from 'vitest';

const ok = <T>(value: T) => ({ ok: true as const, value, date: 0 });
const down = {
  ok: false as const,
  status: 0,
  error: { code: 'unreachable', message: { ja: '', en: '' } },
};

function local(drafts: StoredDraft[] = []) {
  const kept = new Map(drafts.map((draft) => [draft.key, draft]));
  const store: DraftStore = {
    all: () => Promise.resolve([...kept.values()]),
    put: (draft) => Promise.resolve(void kept.set(draft.key, draft)),
    drop: (key) => Promise.resolve(void kept.delete(key)),
  };
  return { kept, store };
}

function remote(drafts: Record<string, { saved: number; content: unknown }> = {}) {
  const state = { online: true, drafts };
  const server: DraftServer = {
    all: () => Promise.resolve(state.online ? ok(state.drafts) : down),
    put: (key, draft) => {
      if (state.online) state.drafts[key] = draft;
      return Promise.resolve(state.online ? ok({}) : down);
    },
    drop: (key) => {
      if (state.online)
        state.drafts = Object.fromEntries(Object.entries(state.drafts).filter(([k]) => k !== key));
      return Promise.resolve(state.online ? ok({}) : down);
    },
  };
  return { state, server };
}

const books: DraftBook[] = [];
async function open(server: DraftServer, store: DraftStore): Promise<DraftBook> {
  const book = new DraftBook(server);
  books.push(book);
  await book.start(store);
  return book;
}
afterEach(() => {
  for (const book of books.splice(0)) book.stop();
});

it('keeps a draft here while the server is away, and uploads it later', async () => {
  const { kept, store } = local();
  const { state, server } = remote();
  state.online = false;
  const book = await open(server, store);
  book.set('mail-1', { body: '下書き' });
  await book.upload();
  expect(kept.get('mail-1')).toMatchObject({ uploaded: false, content: { body: '下書き' } });
  state.online = true;
  await book.upload();
  expect(state.drafts['mail-1']?.content).toEqual({ body: '下書き' });
  expect(kept.get('mail-1')?.uploaded).toBe(true);
});

it('finds on another PC what was written on the first', async () => {
  const { server } = remote({ 'mail-1': { saved: 5, content: { body: 'A' } } });
  const book = await open(server, local().store);
  expect(book.get('mail-1')).toEqual({ body: 'A' });
});

it('keeps the newer of two states, and never loses what is not uploaded', async () => {
  const { server } = remote({
    old: { saved: 1, content: 'server' },
    new: { saved: 9, content: 'server' },
    mine: { saved: 9, content: 'server' },
  });
  const { store } = local([
    { key: 'old', saved: 5, uploaded: true, content: 'here' },
    { key: 'new', saved: 5, uploaded: true, content: 'here' },
    { key: 'mine', saved: 5, uploaded: false, content: 'here' },
  ]);
  const book = await open(server, store);
  expect([book.get('old'), book.get('new'), book.get('mine')]).toEqual(['here', 'server', 'here']);
});

it('forgets what was sent on another PC, and deletes on the server even after an outage', async () => {
  const { kept, store } = local([{ key: 'sent', saved: 5, uploaded: true, content: 'x' }]);
  const { state, server } = remote({ 'mail-1': { saved: 1, content: 'y' } });
  const book = await open(server, store);
  expect(book.get('sent')).toBeUndefined();
  state.online = false;
  book.drop('mail-1');
  expect(book.all.size).toBe(0);
  await book.upload();
  expect(kept.get('mail-1')?.content).toBeNull();
  state.online = true;
  await book.upload();
  expect(state.drafts).toEqual({});
  expect(kept.size).toBe(0);
});
