// Commands are kept until they are answered, and never doubled.
import { Outbox, type Answer, type OutboxStore, type Pending } from '@/stream/outbox';
import { beforeEach, expect, it } from 'vitest';

class Store implements OutboxStore {
  items = new Map<string, Pending>();
  all = () => Promise.resolve([...this.items.values()]);
  put = (item: Pending) => Promise.resolve(void this.items.set(item.id, item));
  drop = (id: string) => Promise.resolve(void this.items.delete(id));
}

let store: Store;
let online: boolean;
let sent: string[];
let answers: [string, Answer][];

function open(): Outbox {
  return new Outbox({
    store,
    transmit: ({ id }) => {
      if (online) sent.push(id);
      return online;
    },
    onChange: () => undefined,
    onAnswer: (item, answer) => void answers.push([item.id, answer]),
  });
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  store = new Store();
  online = true;
  sent = [];
  answers = [];
});

it('is stored before it is sent and forgotten after the answer', async () => {
  const outbox = open();
  const answer = outbox.send({ kind: 'start_exercise' }, 'a');
  expect(store.items.has('a')).toBe(true);
  expect(sent).toEqual([]);
  await settled();
  expect(sent).toEqual(['a']);
  outbox.answered('a', { ok: true, seq: 7 });
  expect(await answer).toEqual({ ok: true, seq: 7 });
  await settled();
  expect(store.items.size).toBe(0);
});

it('goes out again after a reconnection, in order and under the same id', async () => {
  const outbox = open();
  void outbox.send({ kind: 'start_exercise' }, 'a');
  online = false;
  void outbox.send({ kind: 'resume_exercise' }, 'b');
  await settled();
  outbox.disconnected();
  online = true;
  outbox.connected();
  expect(sent).toEqual(['a', 'b']);
  outbox.connected();
  expect(sent).toEqual(['a', 'b', 'a', 'b']);
});

it('does not send twice on one connection', async () => {
  const outbox = open();
  void outbox.send({ kind: 'start_exercise' }, 'a');
  await settled();
  await outbox.restore();
  expect(sent).toEqual(['a']);
});

it('survives a reload', async () => {
  online = false;
  void open().send({ kind: 'start_exercise' }, 'a');
  await settled();
  online = true;
  const reloaded = open();
  await reloaded.restore();
  expect(sent).toEqual(['a']);
  reloaded.answered('a', { ok: false, error: { code: 'no', message: { ja: '不可', en: 'No' } } });
  expect(answers).toEqual([['a', { ok: false, error: { code: 'no', message: { ja: '不可', en: 'No' } } }]]);
  reloaded.answered('a', { ok: true, seq: 1 });
  expect(answers).toHaveLength(1);
});
