// The means of contact: which ring, which are written, and which of them work for a team now.
import type { Channel, LaneId } from '@/wire';
import type { View } from './view';

export const letterChannels: readonly Channel[] = ['mail', 'fax', 'web'];
export const callChannels: readonly Channel[] = ['phone', 'mobile', 'satellite', 'meeting'];
export const contactChannels: readonly Channel[] = [...letterChannels, ...callChannels];

export const isCall = (channel: Channel): boolean => callChannels.includes(channel);
export const isLetter = (channel: Channel): boolean => letterChannels.includes(channel);

/** Channels out of order in a lane, each with the time at which it comes back (ms), or null when nobody knows. */
export function downIn(view: View, lane: LaneId): ReadonlyMap<Channel, number | null> {
  return view.down.get(lane) ?? new Map<Channel, number | null>();
}

/** What participants may use of `among`, in the scenario's order; with `also`, the channel of the message answered. */
export function usable(view: View, among: readonly Channel[], also?: Channel): Channel[] {
  const own = (view.facts?.channels ?? ['mail', 'phone']).filter((channel) => among.includes(channel));
  return also !== undefined && among.includes(also) && !own.includes(also) ? [...own, also] : own;
}

/** The scenario's channels that work in the lane. */
export function working(view: View, lane: LaneId): Channel[] {
  const down = downIn(view, lane);
  return (view.facts?.channels ?? []).filter((channel) => !down.has(channel));
}
