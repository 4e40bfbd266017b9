// A server's process from outside, out of /proc and its own /metrics: memory, processor time, events; sampled while it runs.
import { readFileSync } from 'node:fs';

const ticks = 100; // a second, on every Linux that this runs on

/** { rssKb, peakKb, cpuMs } of a process now; nothing when it is gone. */
export function costOf(pid) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const after = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const kb = (name) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
    return {
      rssKb: kb('VmRSS'),
      peakKb: kb('VmHWM'),
      cpuMs: ((Number(after[11]) + Number(after[12])) * 1000) / ticks,
    };
  } catch {
    return undefined;
  }
}

/** The sum of a figure of /metrics over all its labels. */
export async function metric(origin, name) {
  const text = await (await fetch(new URL('/metrics', origin))).text();
  const lines = text.split('\n').filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `));
  return lines.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0);
}

/** Keeps the peak and the processor time over all processes that it was told to follow. */
export class Watch {
  constructor(t) {
    this.peakKb = 0;
    this.before = 0;
    this.last = { cpuMs: 0, rssKb: 0 };
    const timer = setInterval(() => this.look(), 500);
    t.after(() => clearInterval(timer));
  }

  follow(pid) {
    this.look();
    this.before += this.last.cpuMs;
    this.last = { cpuMs: 0, rssKb: 0 };
    this.pid = pid;
    this.look();
  }

  look() {
    const cost = this.pid && costOf(this.pid);
    if (!cost) return;
    this.last = cost;
    this.peakKb = Math.max(this.peakKb, cost.peakKb);
  }

  get cpuMs() {
    return this.before + this.last.cpuMs;
  }
}
