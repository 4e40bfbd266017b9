// How the points of rehearsals spread: tenth, median and ninetieth of a hundred, by profile and objective, and whether the
// profiles stand apart.
export const profiles = ['novice', 'practised', 'expert'];

/** The value below which `share` of the sorted values lie; the nearest rank, so that it is one of them. */
export const quantile = (sorted, share) =>
  sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))];

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

export function spread(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return {
    count: sorted.length,
    p10: quantile(sorted, 0.1),
    median: quantile(sorted, 0.5),
    p90: quantile(sorted, 0.9),
    mean: mean(sorted),
  };
}

/** Of one scenario: by objective (and `total`) the points of every lane of every run, where the objective counted. */
export function pointsByObjective(runs) {
  const points = { total: [] };
  for (const lane of runs.flatMap(({ lanes }) => lanes)) {
    if (lane.score !== null) points.total.push(lane.score);
    for (const [objective, score] of Object.entries(lane.by_objective))
      if (score !== null) (points[objective] ??= []).push(score);
  }
  return points;
}

/** How often somebody drawn from `upper` has more points than somebody from `lower`; a tie is half. */
export function ahead(lower, upper) {
  const sorted = lower.toSorted((a, b) => a - b);
  const below = (value) => {
    let [from, to] = [0, sorted.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (sorted[middle] < value) from = middle + 1;
      else to = middle;
    }
    return from;
  };
  const upTo = (value) => below(value + 1e-9);
  const wins = upper.reduce((sum, value) => sum + (below(value) + upTo(value)) / 2, 0);
  return wins / (lower.length * upper.length);
}

/** Rows of one scenario. `runs` holds the runs of each profile. Strict: mean and median rise from profile to profile. */
export function rows(runs) {
  const points = profiles.map((profile) => pointsByObjective(runs[profile]));
  return Object.keys(points[0]).map((objective) => {
    const values = points.map((by) => by[objective] ?? []);
    const spreads = values.map(spread);
    const rises = (key) => spreads[0][key] < spreads[1][key] && spreads[1][key] < spreads[2][key];
    return {
      objective,
      spreads,
      ahead: [ahead(values[0], values[1]), ahead(values[1], values[2])],
      strict: rises('mean') && rises('median'),
    };
  });
}
