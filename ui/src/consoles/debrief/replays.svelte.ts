// The seats' replays that were fetched, kept while the page stands; and where the slider is.
import { get } from '@/stream/api';
import type { WireError } from '@/wire';
import { readReplay, type RawReplay, type Replay } from './replay';

class Replays {
  /** ms of exercise time. */
  at = $state(0);
  /** The lane of each column, where somebody chose one. */
  columns = $state.raw<Readonly<Record<number, string>>>({});
  /** The seat looked at in each lane. */
  chosen = $state.raw<Readonly<Record<string, string>>>({});
  known = $state.raw<Readonly<Record<string, Replay>>>({});
  errors = $state.raw<Readonly<Record<string, WireError>>>({});
  private readonly asked = new Set<string>();

  async load(seat: string): Promise<void> {
    if (this.asked.has(seat)) return;
    this.asked.add(seat);
    const reply = await get<RawReplay>(`/api/v1/replay/${encodeURIComponent(seat)}`);
    if (reply.ok) {
      this.known = { ...this.known, [seat]: readReplay(reply.value) };
      return;
    }
    this.asked.delete(seat); // may be asked for again
    this.errors = { ...this.errors, [seat]: reply.error };
  }
}

export const replays = new Replays();
