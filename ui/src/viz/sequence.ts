// Layout of a sequence diagram: who told whom, one line for each message, in the order of time.

export type PathLook = 'met' | 'late' | 'missing' | 'open' | 'extra' | 'wrong';

export interface SequenceParty {
  id: string;
  label: string;
}

export interface SequenceArrow {
  id: string;
  from: string;
  to: string;
  /** ms of exercise time; null for what was expected and never came. */
  at: number | null;
  label: string;
  /** `open`: expected, and there is still time. */
  state: PathLook;
}

export interface SequenceLayout {
  width: number;
  height: number;
  columns: { id: string; label: string; x: number }[];
  rows: { arrow: SequenceArrow; y: number; x1: number; x2: number; self: boolean }[];
}

export const SEQUENCE = { head: 56, row: 40, left: 72, column: 168, foot: 16 } as const;

/** Parties that take part in no arrow are left out. Arrows without a time come last. Unknown parties get their id as label. */
export function layoutSequence(
  parties: readonly SequenceParty[],
  arrows: readonly SequenceArrow[],
): SequenceLayout {
  const used = new Set(arrows.flatMap((a) => [a.from, a.to]));
  const known = parties.filter((p) => used.has(p.id));
  const names = new Set(known.map((p) => p.id));
  const strangers = [...used].filter((id) => !names.has(id)).map((id) => ({ id, label: id }));
  const columns = [...known, ...strangers].map((p, index) => ({
    ...p,
    x: SEQUENCE.left + SEQUENCE.column * (index + 0.5),
  }));
  const xOf = new Map(columns.map((c) => [c.id, c.x]));
  const sorted = arrows
    .map((arrow, index) => ({ arrow, index }))
    .sort((a, b) => timeOf(a.arrow) - timeOf(b.arrow) || a.index - b.index);
  const rows = sorted.map(({ arrow }, index) => ({
    arrow,
    y: SEQUENCE.head + SEQUENCE.row * (index + 0.7),
    x1: xOf.get(arrow.from) ?? 0,
    x2: xOf.get(arrow.to) ?? 0,
    self: arrow.from === arrow.to,
  }));
  return {
    width: SEQUENCE.left + SEQUENCE.column * columns.length,
    height: SEQUENCE.head + SEQUENCE.row * rows.length + SEQUENCE.foot,
    columns,
    rows,
  };
}

const timeOf = (arrow: SequenceArrow): number => arrow.at ?? Number.MAX_SAFE_INTEGER;

const LINE = 11;

/** A name in at most two lines of a box; what does not fit is cut, and stands in full in the box's tooltip. */
export function nameLines(label: string): string[] {
  if (label.length <= LINE) return [label];
  // Between words, so that the longer line is as short as can be; without such a place Japanese may be cut anywhere.
  const places = [...label].flatMap((sign, at) =>
    ' \u3000（'.includes(sign) && at > 2 && at <= LINE ? at : [],
  );
  const longer = (at: number): number => Math.max(at, label.length - at);
  const gap = places.sort((a, b) => longer(a) - longer(b))[0] ?? LINE;
  const rest = label.slice(gap).trim();
  return [label.slice(0, gap), rest.length > LINE ? `${rest.slice(0, LINE - 1)}…` : rest];
}
