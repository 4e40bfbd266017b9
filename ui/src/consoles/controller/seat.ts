// A new seat of the staff: a name that nobody has yet, and the command that opens it.
import type { Access, ConsoleCommand } from '../staff/wire';

const prefixes: Partial<Record<Access, string>> = { sub_controller: 'sub' };

/** The first free `sub-power`, `sub-power-2`, `evaluator-2` …; `leads` is the organisation or team of a sub-controller. */
export function freshSeat(access: Access, leads: string, taken: ReadonlySet<string>): string {
  const base = [prefixes[access] ?? access.replace('_', '-'), leads].filter(Boolean).join('-');
  for (let number = 1; ; number += 1) {
    const name = access === 'sub_controller' && number === 1 ? base : `${base}-${String(number)}`;
    if (!taken.has(name)) return name;
  }
}

export const seatCommand = (seat: {
  seat: string;
  access: Access;
  lane: string;
  organisation: string;
  name: string;
}): ConsoleCommand => ({
  kind: 'open_seat',
  seat: seat.seat,
  access: seat.access,
  seat_lane: seat.lane,
  organisation: seat.organisation,
  name: seat.name,
});
