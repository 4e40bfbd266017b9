// The connection: hello, heartbeat, reconnection.
import { ConsoleSocket, pingEveryMs, pongWithinMs, type Connection } from '@/stream/socket';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

class Line implements Connection {
  sent: { type: string; resume_after?: number | null; epoch?: string }[] = [];
  closed = false;
  onopen: Connection['onopen'] = null;
  onclose: Connection['onclose'] = null;
  onmessage: Connection['onmessage'] = null;
  send = (data: string) => void this.sent.push(JSON.parse(data) as { type: string });
  close = () => void (this.closed = true);
  open = () => this.onopen?.(new Event('open'));
  say = (frame: object) => this.onmessage?.(new MessageEvent('message', { data: JSON.stringify(frame) }));
}

let lines: Line[];
let states: boolean[];
let seq: number | null;

function start(): ConsoleSocket {
  const socket = new ConsoleSocket({
    connect: () => {
      lines.push(new Line());
      return lines.at(-1) as Line;
    },
    resumeAfter: () => seq,
    epoch: () => 'e-1',
    onFrame: () => undefined,
    onState: (connected) => void states.push(connected),
    random: () => 1,
  });
  socket.start();
  return socket;
}

beforeEach(() => {
  vi.useFakeTimers();
  lines = [];
  states = [];
  seq = null;
});
afterEach(() => vi.useRealTimers());

it('says hello first and nothing else before the welcome', () => {
  const socket = start();
  expect(socket.send({ type: 'ping' })).toBe(false);
  lines[0]?.open();
  expect(lines[0]?.sent).toEqual([{ type: 'hello', resume_after: null }]);
  expect(socket.send({ type: 'command', id: 'a', command: { kind: 'start_exercise' } })).toBe(false);
  lines[0]?.say({ type: 'welcome' });
  expect(states.at(-1)).toBe(true);
  expect(socket.send({ type: 'command', id: 'a', command: { kind: 'start_exercise' } })).toBe(true);
});

it('notices a dead line within three seconds and resumes where it stood', () => {
  expect(pingEveryMs + pongWithinMs).toBeLessThan(3000);
  start();
  lines[0]?.open();
  lines[0]?.say({ type: 'welcome' });
  vi.advanceTimersByTime(pingEveryMs);
  lines[0]?.say({ type: 'pong' });
  vi.advanceTimersByTime(2999);
  expect(states.at(-1)).toBe(false);
  expect(lines[0]?.closed).toBe(true);
  seq = 12;
  vi.advanceTimersByTime(1000);
  lines[1]?.open();
  expect(lines[1]?.sent).toEqual([{ type: 'hello', resume_after: 12, epoch: 'e-1' }]);
});

it('waits longer after each failure, up to ten seconds', () => {
  start();
  const gaps: number[] = [];
  for (let i = 0; i < 8; i += 1) {
    lines.at(-1)?.onclose?.(new CloseEvent('close'));
    const before = lines.length;
    let waited = 0;
    while (lines.length === before) {
      vi.advanceTimersByTime(100);
      waited += 100;
    }
    gaps.push(waited);
  }
  expect(gaps).toEqual([400, 800, 1600, 3200, 6400, 10_000, 10_000, 10_000]);
});

it('ends for good when stopped', () => {
  const socket = start();
  lines[0]?.open();
  socket.stop();
  vi.advanceTimersByTime(60_000);
  expect(lines).toHaveLength(1);
});
