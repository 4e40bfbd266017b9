// Who has answered a comms check, team by team: only people count, models need no check.
import type { View } from '@/stream';
import type { PresenceSeat } from '../staff/wire';

export interface Tally {
  people: number;
  connected: number;
  seen: number;
  confirmed: number;
  heard: number;
  silent: number;
  missing: number;
}

export type Reached = 'offline' | 'connected' | 'seen' | 'confirmed';

export interface Person {
  readonly seat: string;
  readonly name: string;
  readonly role: string;
  readonly lane: string;
  readonly reached: Reached;
  readonly sound: 'unknown' | 'heard' | 'not_heard';
}

/** Everybody who should answer; without a check only who is connected is known. */
export function people(view: View, presence: ReadonlyMap<string, PresenceSeat>): Person[] {
  const out: Person[] = [];
  for (const seat of view.seats.values()) {
    if (seat.access !== 'participant' || seat.modelled || seat.closed) continue;
    const answer = view.checkAnswers.get(seat.seat)?.event;
    const here = presence.get(seat.seat)?.connected === true;
    out.push({
      seat: seat.seat,
      name: seat.name,
      role: seat.role,
      lane: seat.seat_lane,
      reached: answer ? (answer.confirmed ? 'confirmed' : 'seen') : here ? 'connected' : 'offline',
      sound: answer?.sound ?? 'unknown',
    });
  }
  return out;
}

export function tally(all: readonly Person[], presence: ReadonlyMap<string, PresenceSeat>): Tally {
  const count = (holds: (person: Person) => boolean): number => all.filter(holds).length;
  const confirmed = count((p) => p.reached === 'confirmed');
  return {
    people: all.length,
    connected: count((p) => presence.get(p.seat)?.connected === true),
    seen: count((p) => p.reached === 'seen' || p.reached === 'confirmed'),
    confirmed,
    heard: count((p) => p.sound === 'heard'),
    silent: count((p) => p.sound === 'not_heard'),
    missing: all.length - confirmed,
  };
}
