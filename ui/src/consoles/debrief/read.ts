// Reads the server's debrief (scoring/debrief_model.hpp): millionths of points and tenths of percents become decimals.
import type { HandlingScore, Measure, ObligationScore, OverrideEntry } from '../staff/score';
import type { DebriefModel, LaneDebrief, LaneScoreEntry, ObjectiveScore } from './model';

type Raw<T, Value extends string = never> = Omit<T, 'value' | 'score'> & Record<Value, number>;
type RawMeasure = Raw<Measure, 'value_ppm'>;
type RawHandling = Raw<HandlingScore, 'value_ppm'>;
type RawObligation = Omit<ObligationScore, 'measures'> & { measures: RawMeasure[] };
type RawObjective = Raw<ObjectiveScore> & { score_tenths?: number };
type RawScore = Omit<
  LaneScoreEntry,
  'score' | 'overridden' | 'objectives' | 'obligations' | 'actions' | 'expectations'
> & {
  score_tenths?: number;
  overridden_tenths?: number;
  objectives: RawObjective[];
  obligations: RawObligation[];
  actions: RawHandling[];
  expectations: RawHandling[];
};

/** The document of GET /api/v1/debrief. */
export type RawDebrief = Omit<DebriefModel, 'objectives' | 'lanes'> & {
  objectives: RawObjective[];
  lanes: (Omit<LaneDebrief, 'score'> & { score: RawScore })[];
};

const MILLION = 1_000_000;

const points = <T extends { points: number; max: number }>(item: T): T => ({
  ...item,
  points: item.points / MILLION,
  max: item.max / MILLION,
});

const hundred = (tenths: number | undefined): number | null => (tenths === undefined ? null : tenths / 10);

const measure = (raw: RawMeasure): Measure => ({ ...points(raw), value: raw.value_ppm / MILLION });
const handling = (raw: RawHandling): HandlingScore => ({ ...points(raw), value: raw.value_ppm / MILLION });
const obligation = (raw: RawObligation): ObligationScore => ({
  ...points(raw),
  measures: raw.measures.map(measure),
});
const objective = (raw: RawObjective): ObjectiveScore => ({
  ...points(raw),
  score: hundred(raw.score_tenths),
});

const override = (raw: OverrideEntry): OverrideEntry => ({
  ...points(raw),
  machine_points: raw.machine_points / MILLION,
});

const laneScore = (raw: RawScore): LaneScoreEntry => ({
  ...points(raw),
  score: hundred(raw.score_tenths),
  objectives: raw.objectives.map(objective),
  obligations: raw.obligations.map(obligation),
  actions: raw.actions.map(handling),
  expectations: raw.expectations.map(handling),
  overrides: raw.overrides.map(override),
  overridden: hundred(raw.overridden_tenths),
});

export const readDebrief = (raw: RawDebrief): DebriefModel => ({
  ...raw,
  objectives: raw.objectives.map(objective),
  lanes: raw.lanes.map((lane) => ({ ...lane, score: laneScore(lane.score) })),
});
