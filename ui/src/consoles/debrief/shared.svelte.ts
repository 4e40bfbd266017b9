// What the debrief's pages share: the model, how ids read, and the evidence that a person has asked to see.
import { comma, pick } from '@/i18n';
import { get } from '@/stream/api';
import type { WireError } from '@/wire';
import { indexEvidence, type Evidence } from './derive';
import type { DebriefModel } from './model';
import { readDebrief, type RawDebrief } from './read';

class Debrief {
  model = $state.raw<DebriefModel | null>(null);
  error = $state.raw<WireError | null>(null);
  loading = $state(false);
  /** The team looked at; empty: all. */
  lane = $state('');
  shown = $state.raw<{ title: string; items: readonly Evidence[] } | null>(null);

  index = $derived(this.model === null ? null : indexEvidence(this.model));
  lanes = $derived(this.model?.lanes.filter((l) => this.lane === '' || l.lane === this.lane) ?? []);

  async load(): Promise<void> {
    this.loading = true;
    const reply = await get<RawDebrief>('/api/v1/debrief');
    this.loading = false;
    if (!reply.ok) {
      this.error = reply.error;
      return;
    }
    this.error = null;
    this.model = readDebrief(reply.value);
    // A participant has one team only.
    if (this.model.lanes.length === 1) this.lane = this.model.lanes[0]?.lane ?? '';
  }

  /** Opens the very messages behind a figure. */
  show(title: string, seqs: readonly number[]): void {
    this.shown = { title, items: this.index?.of(seqs) ?? [] };
  }

  party = (id: string): string => pick(this.model?.parties.find((p) => p.id === id)?.name) || id;
  parties = (ids: readonly string[]): string => ids.map(this.party).join(comma());
  laneTitle = (id: string): string => pick(this.model?.lanes.find((l) => l.lane === id)?.title) || id;
  seat = (id: string): string => this.model?.seats.find((s) => s.seat === id)?.name ?? id;
  objective = (id: string): string => pick(this.model?.objectives.find((o) => o.id === id)?.title) || id;
}

export const debrief = new Debrief();
