// The review as the server writes it (scoring/review_model.hpp), and what its tables are made of.
import type { Text } from '../staff/wire';

export const MARKS = ['right', 'partly', 'wrong', 'missing', 'filled', 'not_sent', 'not_counted'] as const;
export type Mark = (typeof MARKS)[number];

/** Signs that survive a monochrome print; words stand beside them. */
export const SIGNS: Readonly<Record<Mark, string>> = {
  right: '●',
  partly: '◐',
  wrong: '✕',
  missing: '□',
  filled: '○',
  not_sent: '－',
  not_counted: '',
};

export interface FieldCell {
  lane: string;
  mark: Mark;
  seq: number;
}
export interface FieldRow {
  obligation: string;
  duty: Text;
  owes: string;
  field: string;
  label: Text;
  cells: FieldCell[];
}
export interface SeverityStep {
  at: number;
  level: number;
  label: Text;
  by: string;
  seq: number;
}
export interface SeverityLine {
  lane: string;
  reported: SeverityStep[];
  truth: SeverityStep[];
}
export interface Statement {
  to: string[];
  values: Text[];
  at: number;
  seq: number;
}
export interface Contradiction {
  lane: string;
  from: string;
  field: string;
  label: Text;
  stale: Statement;
  newer: Statement;
}
export interface PathFigures {
  expected: number;
  in_time: number;
  late: number;
  missing: number;
  open: number;
  acknowledged: number;
  unacknowledged: number;
  wrong: number;
  leaked: number;
}
interface RolledUp {
  title: Text;
  sector: string;
  seats: number;
  took_part: number;
  score_tenths?: number;
  contradictions: number;
  paths: PathFigures;
}
export interface OrganisationReview extends RolledUp {
  lane: string;
  role: string;
}
export interface SectorReview extends RolledUp {
  organisations: number;
}
export interface TierReview {
  relay: string;
  title: Text;
  tier: number;
  expected: number;
  reached: number;
  in_time: number;
  receipts: number;
  receipts_in_time: number;
  reach_ppm: number;
  receipt_ppm: number;
}
export interface BenchmarkLine {
  /** Empty: the total. */
  objective: string;
  title: Text;
  count: number;
  lower_tenths: number;
  median_tenths: number;
  upper_tenths: number;
}
/** One duty over all teams. */
export interface DutyReview {
  obligation: string;
  title: Text;
  owes: string;
  lanes: number;
  met: number;
  late: number;
  missed: number;
  open: number;
  met_ppm: number;
  median?: number;
  score_tenths?: number;
}
export interface Review {
  fields: FieldRow[];
  severity: SeverityLine[];
  contradictions: Contradiction[];
  organisations: OrganisationReview[];
  sectors: SectorReview[];
  tiers: TierReview[];
  benchmark: BenchmarkLine[];
  duties: DutyReview[];
}
export type Department = 'it' | 'pr' | 'legal' | 'disaster' | 'business' | 'management';
export interface DepartmentFigures {
  department: Department;
  lanes: number;
  took_part: number;
  /** Absent: no post of the exercise belongs to it. */
  share_ppm?: number;
}

export interface ExerciseSummary {
  title: Text;
  digest: string;
  /** Unix ms. */
  started?: number;
  final: boolean;
  lanes: number;
  participants: number;
  modelled: number;
  score_tenths?: number;
  objectives: { objective: string; title: Text; score_tenths?: number }[];
  met: number;
  late: number;
  missed: number;
  reach_ppm?: number;
  first_report?: number;
  improvements: number;
  improvements_done: number;
  improvements_under_way: number;
}
/** The document of GET /api/v1/comparison. */
export interface Comparison {
  exercises: { id: string; own: boolean; summary: ExerciseSummary }[];
}

/** Rows of the improvement plan of all; a dash without a plan. */
export const ofPlan = (rows: number, all: number): string => (all === 0 ? '—' : `${rows} / ${all}`);
export const percent = (ppm: number | undefined): string =>
  ppm === undefined ? '—' : `${Math.round(ppm / 10_000)} %`;
export const tenths = (value: number | undefined): string =>
  value === undefined ? '—' : (value / 10).toFixed(1);

/** Where a score lies among the quartiles: never a rank. */
export function place(score: number, line: BenchmarkLine): 'upper' | 'above' | 'below' | 'lower' {
  const own = Math.round(score * 10);
  if (own > line.upper_tenths) return 'upper';
  if (own >= line.median_tenths) return 'above';
  return own >= line.lower_tenths ? 'below' : 'lower';
}

/** The marks of each field over all duties and the lanes shown. */
export function fieldSums(
  rows: readonly FieldRow[],
  lanes: ReadonlySet<string>,
): { field: string; label: Text; counts: Record<Mark, number> }[] {
  const sums = new Map<string, { field: string; label: Text; counts: Record<Mark, number> }>();
  for (const row of rows) {
    let sum = sums.get(row.field);
    if (sum === undefined) {
      const none = Object.fromEntries(MARKS.map((mark) => [mark, 0])) as Record<Mark, number>;
      sum = { field: row.field, label: row.label, counts: none };
      sums.set(row.field, sum);
    }
    for (const cell of row.cells) if (lanes.has(cell.lane)) sum.counts[cell.mark] += 1;
  }
  return [...sums.values()];
}

export interface Steps {
  /** An SVG path of horizontal and vertical runs. */
  path: string;
  points: { x: number; y: number }[];
}

/** A step line: `x` and `y` give places for a time and a level; it runs on to `end`. */
export function steps(
  line: readonly SeverityStep[],
  x: (at: number) => number,
  y: (level: number) => number,
  end: number,
): Steps {
  const [first] = line;
  if (first === undefined) return { path: '', points: [] };
  const points = line.map((step) => ({ x: x(step.at), y: y(step.level) }));
  const runs = points.map((p) => `H${p.x} V${p.y}`).join(' ');
  return { path: `M${x(first.at)} ${y(first.level)} ${runs} H${x(end)}`, points };
}

/** What was true at the time of a report, if it could be known. */
export const truthAt = (line: SeverityLine, at: number): SeverityStep | undefined =>
  line.truth.filter((step) => step.at <= at).at(-1);
