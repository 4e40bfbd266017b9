// Unsent work: in this browser at once, on the server every two seconds, so that it survives a reload and a change of PC.
import { del, get, put, type Reply } from './api';
import type { DraftStore, StoredDraft } from './local';

export const uploadEveryMs = 2000;

interface ServerDraft {
  saved: number;
  content: unknown;
}

export interface DraftServer {
  all(): Promise<Reply<Record<string, ServerDraft>>>;
  put(key: string, draft: ServerDraft): Promise<Reply<unknown>>;
  drop(key: string): Promise<Reply<unknown>>;
}

/** The same seat in other tabs of this browser: they hear what is kept and dropped here. */
export interface OtherTabs {
  tell(draft: StoredDraft): void;
  listen(heard: (draft: StoredDraft) => void): void;
  close(): void;
}

/** None where the browser knows no such channel. */
export function otherTabs(seat: string): OtherTabs | undefined {
  if (!('BroadcastChannel' in globalThis)) return undefined;
  const channel = new BroadcastChannel(`enshu-drafts-${seat}`);
  return {
    // A clone without proxies, as for the browser's store.
    tell: (draft) => {
      channel.postMessage(JSON.parse(JSON.stringify(draft)));
    },
    listen: (heard) => {
      channel.onmessage = ({ data }: MessageEvent<StoredDraft>) => {
        heard(data);
      };
    },
    close: () => {
      channel.close();
    },
  };
}

const path = (key: string): string => `/api/v1/drafts/${encodeURIComponent(key)}`;

export const draftServer: DraftServer = {
  all: () => get('/api/v1/drafts'),
  put: (key, draft) => put(path(key), draft),
  drop: (key) => del(path(key)),
};

export class DraftBook {
  /** By key; dropped ones are not among them. */
  all = $state.raw<ReadonlyMap<string, StoredDraft>>(new Map());
  /** Too large for the server: kept in this browser alone until they are shorter. */
  large = $state.raw<ReadonlySet<string>>(new Set());
  /** True once the browser's and the server's drafts are known. */
  ready = $state(false);

  private store: DraftStore | null = null;
  private others: OtherTabs | undefined;
  private readonly records = new Map<string, StoredDraft>();
  private timer: ReturnType<typeof setInterval> | undefined;
  private uploading = false;
  private readonly refused = new WeakSet<StoredDraft>();

  constructor(private readonly server: DraftServer = draftServer) {}

  async start(store: DraftStore, others?: OtherTabs): Promise<void> {
    this.store = store;
    this.others = others;
    others?.listen((draft) => {
      this.hear(draft);
    });
    for (const draft of await store.all()) this.records.set(draft.key, draft);
    this.publish();
    this.timer = setInterval(() => void this.upload(), uploadEveryMs);
    const reply = await this.server.all();
    if (reply.ok) this.merge(reply.value);
    this.ready = true;
    this.publish();
  }

  /** `last`: what is not on the server yet still goes there. */
  stop(last = true): void {
    clearInterval(this.timer);
    this.others?.close();
    this.others = undefined;
    if (last) void this.upload();
  }

  get<T>(key: string): T | undefined {
    return this.all.get(key)?.content as T | undefined;
  }

  /** Keeps `content`, which must be plain JSON. */
  set(key: string, content: unknown): void {
    this.keep({ key, saved: Date.now(), uploaded: false, content });
  }

  drop(key: string): void {
    if (this.records.has(key)) this.keep({ key, saved: Date.now(), uploaded: false, content: null });
  }

  /** Sends what the server does not have yet; what fails stays for the next round. */
  async upload(): Promise<void> {
    if (this.uploading) return;
    this.uploading = true;
    for (const draft of [...this.records.values()].filter((record) => !record.uploaded)) {
      if (this.refused.has(draft)) continue;
      const { key, saved, content } = draft;
      const reply =
        content === null ? await this.server.drop(key) : await this.server.put(key, { saved, content });
      if (!reply.ok && reply.status === 413) this.refused.add(draft);
      const gone = !reply.ok && content === null && reply.status === 404;
      // Typing went on meanwhile: the newer state goes with the next round.
      if ((reply.ok || gone) && this.records.get(key) === draft) this.settled(draft);
    }
    const large = [...this.records.values()].filter((draft) => this.refused.has(draft));
    this.large = new Set(large.map(({ key }) => key));
    this.uploading = false;
  }

  private settled(draft: StoredDraft): void {
    if (draft.content === null) {
      this.records.delete(draft.key);
      void this.store?.drop(draft.key);
    } else {
      const uploaded = { ...draft, uploaded: true };
      this.records.set(draft.key, uploaded);
      void this.store?.put(uploaded);
    }
    this.publish();
  }

  private merge(server: Record<string, ServerDraft>): void {
    for (const [key, { saved, content }] of Object.entries(server)) {
      const here = this.records.get(key);
      if (here && (here.saved >= saved || !here.uploaded)) continue;
      const draft = { key, saved, uploaded: true, content };
      this.records.set(key, draft);
      void this.store?.put(draft);
    }
    for (const draft of [...this.records.values()]) {
      // Known to the server once and there no more: sent or dropped on another PC.
      if (!draft.uploaded || draft.key in server) continue;
      this.records.delete(draft.key);
      void this.store?.drop(draft.key);
    }
  }

  private keep(draft: StoredDraft): void {
    this.records.set(draft.key, draft);
    void this.store?.put(draft);
    this.others?.tell(draft);
    this.publish();
  }

  /** Another tab changed, sent or dropped it, and tells the server; here it only must not be sent a second time. */
  private hear(draft: StoredDraft): void {
    if ((this.records.get(draft.key)?.saved ?? 0) > draft.saved) return;
    if (draft.content === null) this.records.delete(draft.key);
    else this.records.set(draft.key, { ...draft, uploaded: true });
    this.publish();
  }

  private publish(): void {
    this.all = new Map([...this.records].filter(([, draft]) => draft.content !== null));
  }
}
