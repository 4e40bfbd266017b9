// The organisations of a lane that they share, summed up by sector and for the whole country.
import type { OrganisationView } from '@/wire';
import { dutyState, owed, type ObligationScore } from '../staff/score';
import type { Text } from '../staff/wire';

export interface Standing {
  open: number;
  overdue: number;
  done: number;
  /** Duties that have begun. */
  begun: number;
  points: number;
  max: number;
}

export interface HouseRow extends Standing {
  id: string;
  title: Text;
}

export interface SectorRow extends Standing {
  /** Empty: organisations that stand in no sector. */
  sector: string;
  title: Text;
  houses: HouseRow[];
}

const nothing = (): Standing => ({ open: 0, overdue: 0, done: 0, begun: 0, points: 0, max: 0 });

export function sum(rows: readonly Standing[]): Standing {
  const all = nothing();
  for (const row of rows) for (const key of Object.keys(all) as (keyof Standing)[]) all[key] += row[key];
  return all;
}

/** 0 to 100; null while nothing counts. */
export const share = ({ points, max }: Standing): number | null => (max === 0 ? null : (100 * points) / max);

/** Sectors in the order in which they first come; `now` is ms of exercise time. */
export function sectorRows(
  organisations: readonly OrganisationView[],
  duties: readonly ObligationScore[],
  now: number,
): SectorRow[] {
  const houseOf = new Map(organisations.flatMap((house) => house.posts.map((post) => [post, house.id])));
  const standing = new Map<string, Standing>();
  for (const duty of owed(duties)) {
    const house = houseOf.get(duty.owes);
    if (house === undefined) continue;
    const own = standing.get(house) ?? nothing();
    standing.set(house, own);
    const state = dutyState(duty, now);
    own.points += duty.points;
    own.max += duty.max;
    if (state === 'quiet') continue;
    own.begun += 1;
    if (state === 'met' || state === 'late') own.done += 1;
    else if (state === 'overdue') own.overdue += 1;
    else own.open += 1;
  }
  const sectors = new Map<string, SectorRow>();
  for (const { id, title, sector, sector_title } of organisations) {
    const row = sectors.get(sector) ?? { sector, title: sector_title, houses: [], ...nothing() };
    sectors.set(sector, row);
    row.houses.push({ id, title, ...(standing.get(id) ?? nothing()) });
  }
  for (const row of sectors.values()) Object.assign(row, sum(row.houses));
  return [...sectors.values()];
}
