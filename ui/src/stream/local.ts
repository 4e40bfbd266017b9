// What this browser keeps for a seat: pending commands and drafts, in IndexedDB, which works without a secure context.
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { OutboxStore, Pending } from './outbox';

export interface StoredDraft {
  key: string;
  /** Unix ms of the last change. */
  saved: number;
  /** Whether the server has this state. */
  uploaded: boolean;
  /** null: dropped here, and the server is still to be told. */
  content: unknown;
}

interface Schema extends DBSchema {
  outbox: { key: string; value: Pending };
  drafts: { key: string; value: StoredDraft };
}

export interface DraftStore {
  all(): Promise<StoredDraft[]>;
  put(draft: StoredDraft): Promise<void>;
  drop(key: string): Promise<void>;
}

type Name = 'outbox' | 'drafts';

/** Where the browser forbids IndexedDB, unsent work lives as long as the page; the server's drafts still hold it. */
function memory<T>(keyOf: (item: T) => string): {
  all(): Promise<T[]>;
  put(item: T): Promise<void>;
  drop(key: string): Promise<void>;
} {
  const items = new Map<string, T>();
  return {
    all: () => Promise.resolve([...items.values()]),
    put: (item) => Promise.resolve(void items.set(keyOf(item), item)),
    drop: (key) => Promise.resolve(void items.delete(key)),
  };
}

function table<T extends Schema[Name]['value']>(db: IDBPDatabase<Schema>, name: Name) {
  return {
    all: () => db.getAll(name) as Promise<T[]>,
    // A clone without proxies: structured cloning refuses Svelte's.
    put: async (item: T) => void (await db.put(name, JSON.parse(JSON.stringify(item)) as T)),
    drop: (key: string) => db.delete(name, key),
  };
}

/** A page that goes away does not wait for IndexedDB: until that has a draft, a copy lies where writing is done at once. */
export function withCopies(inner: DraftStore, seat: string, copies: Storage): DraftStore {
  const prefix = `enshu-${seat}/draft/`;
  const keep = (draft: StoredDraft): string => {
    const text = JSON.stringify(draft);
    try {
      copies.setItem(prefix + draft.key, text);
    } catch {
      // Full or forbidden: the copy is a help, not the store.
    }
    return text;
  };
  const left = (): StoredDraft[] =>
    Object.keys(copies)
      .filter((name) => name.startsWith(prefix))
      .map((name) => JSON.parse(copies.getItem(name) ?? '') as StoredDraft);
  return {
    async all() {
      const drafts = new Map((await inner.all()).map((draft) => [draft.key, draft]));
      for (const copy of left()) {
        if ((drafts.get(copy.key)?.saved ?? 0) < copy.saved) {
          drafts.set(copy.key, copy);
          await inner.put(copy);
        }
        copies.removeItem(prefix + copy.key);
      }
      return [...drafts.values()];
    },
    async put(draft) {
      const text = keep(draft);
      await inner.put(draft);
      if (copies.getItem(prefix + draft.key) === text) copies.removeItem(prefix + draft.key);
    },
    async drop(key) {
      copies.removeItem(prefix + key);
      await inner.drop(key);
    },
  };
}

export async function openLocal(seat: string): Promise<{ outbox: OutboxStore; drafts: DraftStore }> {
  try {
    const db = await openDB<Schema>(`enshu-${seat}`, 1, {
      upgrade(fresh) {
        fresh.createObjectStore('outbox', { keyPath: 'id' });
        fresh.createObjectStore('drafts', { keyPath: 'key' });
      },
    });
    const drafts = withCopies(table<StoredDraft>(db, 'drafts'), seat, localStorage);
    return { outbox: table<Pending>(db, 'outbox'), drafts };
  } catch {
    return { outbox: memory<Pending>((item) => item.id), drafts: memory<StoredDraft>((item) => item.key) };
  }
}
