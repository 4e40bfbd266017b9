// What became of the world in one lane: services and hosts with their states, and what ends when. Pure.
import type { View } from '@/stream';
import type { HostView, ServiceState, ServiceView } from '@/wire';

export interface ServiceRow {
  service: ServiceView;
  state: ServiceState;
  /** When it came into this state, ms of exercise time; null: from the start. */
  since: number | null;
  /** End of the buffer or of the recovery, ms of exercise time. */
  until: number | null;
  /** The host or service that it lost. */
  lost: string;
}

export interface HostRow {
  host: HostView;
  state: string;
}

export interface HostSegment {
  segment: string;
  hosts: HostRow[];
}

/** In the order of the scenario, those of one sector together. */
export function serviceRows(view: View, lane: string): ServiceRow[] {
  const changes = view.services.get(lane);
  const services = view.facts?.world?.services ?? [];
  const rows = services.map((service): ServiceRow => {
    const change = changes?.get(service.id);
    return {
      service,
      state: change?.event.state ?? service.state,
      since: change?.at ?? null,
      until: change?.event.until ?? null,
      lost: change?.event.need ?? '',
    };
  });
  const sectors = [...new Set(services.map((service) => service.sector))];
  return sectors.flatMap((sector) => rows.filter((row) => row.service.sector === sector));
}

/** Hosts by segment, both in the order of the scenario. */
export function hostSegments(view: View, lane: string): HostSegment[] {
  const states = view.hosts.get(lane);
  const hosts = view.facts?.world?.hosts ?? [];
  return [...new Set(hosts.map((host) => host.segment))].map((segment) => ({
    segment,
    hosts: hosts
      .filter((host) => host.segment === segment)
      .map((host) => ({ host, state: states?.get(host.id) ?? host.state })),
  }));
}

/** What fails or comes back by itself, the soonest first. */
export function comingUp(rows: readonly ServiceRow[]): (ServiceRow & { until: number })[] {
  return rows
    .filter((row): row is ServiceRow & { until: number } => row.until !== null)
    .sort((a, b) => a.until - b.until);
}

/** States that a controller can give a service. */
export const settable: readonly ServiceState[] = ['working', 'stopped', 'failed', 'restoring'];
