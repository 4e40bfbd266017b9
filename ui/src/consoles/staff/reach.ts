// What a reach board says of its hops: which went wrong, which somebody follows up, and the sums over teams.
import type { ReachHop, RelayScore } from './score';

/** `failing`: nothing or no receipt came in time, and nobody has looked after it; `following`: somebody does; `settled`: they are through. */
export type HopState = 'fine' | 'waiting' | 'failing' | 'following' | 'settled';

export function hopState(hop: ReachHop): HopState {
  if (hop.follow_up?.result === 'open') return 'following';
  if (hop.follow_up) return 'settled';
  const failed = hop.returned !== undefined || hop.status === 'missed' || hop.receipt === 'missed';
  if (failed) return 'failing';
  return hop.receipt_at === undefined ? 'waiting' : 'fine';
}

export type HopFilter = 'all' | 'failed' | 'unsettled';

/** `failed`: all that went wrong, settled or not; `unsettled`: what is still to do. */
export function shownHops(hops: readonly ReachHop[], filter: HopFilter): ReachHop[] {
  if (filter === 'all') return [...hops];
  return hops.filter((hop) => {
    const state = hopState(hop);
    return state === 'failing' || state === 'following' || (filter === 'failed' && state === 'settled');
  });
}

/** How often each reason was found, the most frequent first. */
export function reasons(
  hops: readonly ReachHop[],
): { reason: NonNullable<ReachHop['follow_up']>['reason']; count: number }[] {
  const counts = new Map<NonNullable<ReachHop['follow_up']>['reason'], number>();
  for (const { follow_up } of hops)
    if (follow_up) counts.set(follow_up.reason, (counts.get(follow_up.reason) ?? 0) + 1);
  return [...counts].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count);
}

export interface TierSum {
  tier: number;
  hops: number;
  reached: number;
  receipted: number;
  /** Failing or followed up, not through. */
  unsettled: number;
}

/** The tiers of a relay, in order. */
export function tierSums(relay: Pick<RelayScore, 'hops'>): TierSum[] {
  const sums = new Map<number, TierSum>();
  for (const hop of relay.hops) {
    const sum = sums.get(hop.tier) ?? { tier: hop.tier, hops: 0, reached: 0, receipted: 0, unsettled: 0 };
    sum.hops += 1;
    if (hop.at !== undefined) sum.reached += 1;
    if (hop.receipt_at !== undefined) sum.receipted += 1;
    if (['failing', 'following'].includes(hopState(hop))) sum.unsettled += 1;
    sums.set(hop.tier, sum);
  }
  return [...sums.values()].sort((a, b) => a.tier - b.tier);
}
