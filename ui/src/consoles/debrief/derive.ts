// What the debrief's pages show, worked out from its model: evidence, rows of the timeline, arrows and edges of the paths.
import type { GraphEdge, GraphNode } from '@/viz/graph';
import type { SequenceArrow } from '@/viz/sequence';
import { foldWidth } from '../staff/filter';
import type {
  DebriefModel,
  EntryKind,
  LaneDebrief,
  MessageEntry,
  NoteEntry,
  Path,
  ReportEntry,
  TimelineEntry,
} from './model';

/** What stands behind a figure: the very message or report, else the entry of the timeline. */
export type Evidence =
  | { kind: 'message'; seq: number; message: MessageEntry }
  | { kind: 'report'; seq: number; report: ReportEntry }
  | { kind: 'entry'; seq: number; entry: TimelineEntry };

export interface EvidenceIndex {
  of(seqs: readonly number[]): Evidence[];
  message(id: string): MessageEntry | undefined;
  report(id: string): ReportEntry | undefined;
}

export function indexEvidence(model: DebriefModel): EvidenceIndex {
  const messages = new Map(model.messages.map((m) => [m.seq, m]));
  const reports = new Map(model.reports.map((r) => [r.seq, r]));
  const entries = new Map(model.timeline.map((e) => [e.seq, e]));
  const messageIds = new Map(model.messages.map((m) => [m.id, m]));
  const reportIds = new Map(model.reports.map((r) => [r.id, r]));
  const one = (seq: number): Evidence | null => {
    const message = messages.get(seq);
    if (message !== undefined) return { kind: 'message', seq, message };
    const report = reports.get(seq);
    if (report !== undefined) return { kind: 'report', seq, report };
    const entry = entries.get(seq);
    return entry === undefined ? null : { kind: 'entry', seq, entry };
  };
  return {
    of: (seqs) => [...new Set(seqs)].map(one).filter((e): e is Evidence => e !== null),
    message: (id) => messageIds.get(id),
    report: (id) => reportIds.get(id),
  };
}

export interface TimelineFilter {
  lane: string;
  kind: EntryKind | '';
  text: string;
  minor: boolean;
}

/** Entries in order of time. Those of the whole exercise belong to every team. */
export function timelineRows(entries: readonly TimelineEntry[], filter: TimelineFilter): TimelineEntry[] {
  const words = foldWidth(filter.text.trim());
  return entries.filter((e) => {
    if (filter.lane !== '' && e.lane !== '' && e.lane !== filter.lane) return false;
    if (filter.kind !== '' ? e.kind !== filter.kind : e.minor && !filter.minor) return false;
    if (words === '') return true;
    const text = [e.who, e.title, e.detail].flatMap((t) => [t.ja, t.en]).join('\n');
    return foldWidth(text).includes(words);
  });
}

/** Arrows of the sequence diagram, one for each path. */
export function pathArrows(lane: LaneDebrief, label: (path: Path) => string): SequenceArrow[] {
  return lane.paths.map((path, index) => ({
    id: String(index),
    from: path.from,
    to: path.to,
    at: path.at ?? null,
    label: label(path),
    state: path.state,
  }));
}

/** Edges of the graph: the same way in the same state is one line with a number. */
export function pathEdges(lane: LaneDebrief): GraphEdge[] {
  const edges = new Map<string, GraphEdge>();
  for (const path of lane.paths) {
    const { state } = path;
    const key = `${path.from} ${path.to} ${state}`;
    const count = Math.max(path.count, 1);
    const known = edges.get(key);
    if (known === undefined) edges.set(key, { from: path.from, to: path.to, state, count });
    else known.count += count;
  }
  return [...edges.values()];
}

/** The parties that the paths name, in the model's order. */
export function pathNodes(
  model: DebriefModel,
  lane: LaneDebrief,
  name: (party: string) => string,
): GraphNode[] {
  const named = new Set(lane.paths.flatMap((p) => [p.from, p.to]));
  const known = model.parties.filter((p) => named.has(p.id));
  const ids = new Set(known.map((p) => p.id));
  const strangers = [...named].filter((id) => !ids.has(id)).map((id) => ({ id, cast: true }));
  return [...known, ...strangers].map((p) => ({
    id: p.id,
    label: name(p.id),
    kind: p.cast ? 'cast' : 'role',
  }));
}

/** Notes of a team, and those about the whole exercise, in order of time. */
export const notesOf = (notes: readonly NoteEntry[], lane: string): NoteEntry[] =>
  notes
    .filter((n) => lane === '' || n.lane === '' || n.lane === lane)
    .sort((a, b) => a.at - b.at || a.seq - b.seq);

/** As the server decides it: whoever did nothing, and whoever learns alone and has not come to the end. */
export function getsNoCertificate(
  model: Pick<DebriefModel, 'seats' | 'exercise' | 'lanes'>,
  seat: string,
): boolean {
  const own = model.seats.find((one) => one.seat === seat);
  if (own === undefined || own.acts === 0 || own.modelled) return true;
  if (!model.exercise.own_pace) return false;
  const lane = model.lanes.find((one) => one.lane === own.lane);
  return !(lane?.completed ?? false);
}

/** Whether a person sits at the seat and did nothing at all: there is no certificate then, which wants saying. */
export const didNothing = (model: Pick<DebriefModel, 'seats'>, seat: string): boolean =>
  model.seats.some((one) => one.seat === seat && one.access === 'participant' && one.acts === 0);
