// Fold of one lane's plan: the same rules by which the engine keeps it (engine/core/evolve.cpp), for the staff's screens.
import type { FireCause, InjectFired, InjectPlanned, MselItem } from './wire';

export type InjectStatus = 'waiting' | 'pending' | 'held' | 'fired' | 'skipped' | 'stood_down';

/** How one inject stands in one lane. Times are ms of exercise time. */
export interface InjectRun {
  status: InjectStatus;
  due: number | null;
  firedAt: number | null;
  /** Above 0: fired that long after its due time. */
  lateMs: number;
  cause: FireCause | null;
  /** Whether a controller moved it. */
  retimed: boolean;
  /** While it waits for a moment that was drawn in a window: the window, which is all that is shown of it. */
  window?: { from: number; until: number };
  /** Held or skipped by a controller: a sub-controller does not overrule it. */
  fromAbove?: boolean;
}

/** What was done to an inject for one organisation of a shared lane; none: it comes with the others'. */
export interface LocalRun {
  status: 'held' | 'skipped' | 'fired';
  firedAt: number | null;
}
export type LocalPlan = Map<string, LocalRun>;

export type LanePlan = Map<string, InjectRun>;

const fresh = (): InjectRun => ({
  status: 'waiting',
  due: null,
  firedAt: null,
  lateMs: 0,
  cause: null,
  retimed: false,
});

/** The plan of a lane that has just opened. */
export function openPlan(msel: readonly MselItem[]): LanePlan {
  const plan: LanePlan = new Map();
  for (const item of msel) {
    const run = fresh();
    if (item.kind === 'at' || item.kind === 'unless') {
      run.status = 'pending';
      run.due = item.at ?? 0;
      if (item.latest !== undefined) run.window = { from: run.due, until: item.latest };
    }
    plan.set(item.id, run);
  }
  return plan;
}

/** A controller, the director or a condition changed the plan. */
export function planned(plan: LanePlan, event: InjectPlanned, fromAbove = true): void {
  const run = plan.get(event.inject);
  if (run === undefined) return;
  if (event.change === 'held' || event.change === 'skipped') run.fromAbove = fromAbove;
  else delete run.fromAbove;
  const due = event.due ?? null;
  switch (event.change) {
    case 'held':
      run.status = 'held';
      return;
    case 'skipped':
    case 'stood_down':
      run.status = event.change;
      return;
    case 'retimed':
      run.retimed = true;
      delete run.window;
      if (due !== null && run.status === 'held') {
        run.due = due;
        return;
      }
      break;
    case 'released':
    case 'restored':
    case 'scheduled':
      break;
  }
  run.due = due;
  run.status = due === null ? 'waiting' : 'pending';
}

/** A change for one organisation alone. */
export function plannedLocally(plan: LocalPlan, event: InjectPlanned): void {
  if (event.change === 'held' || event.change === 'skipped')
    plan.set(event.inject, { status: event.change, firedAt: null });
  else plan.delete(event.inject);
}

/** How an inject stands for one organisation: as in the lane, unless something was done to it there. */
export function localRun(run: InjectRun, local: LocalRun | undefined): InjectRun {
  if (local === undefined) return run;
  const fromAbove = run.fromAbove === true && local.status === 'held';
  const own = { ...run, status: local.status, firedAt: local.firedAt, lateMs: 0, fromAbove };
  if (local.firedAt !== null) delete own.window;
  return own;
}

/** An inject went out; whatever waits for it gets its time. */
export function fired(plan: LanePlan, msel: readonly MselItem[], event: InjectFired, at: number): void {
  const run = plan.get(event.inject);
  if (run === undefined) return;
  run.status = 'fired';
  run.firedAt = at;
  delete run.window;
  run.lateMs = event.late_ms;
  run.cause = event.cause;
  for (const item of msel) {
    if (item.kind !== 'after' || item.anchor !== event.inject) continue;
    const follower = plan.get(item.id);
    if (follower === undefined) continue;
    const due = at + (item.delay ?? 0);
    if (follower.status === 'held' && follower.due === null) follower.due = due;
    if (follower.status !== 'waiting') continue;
    follower.due = due;
    follower.status = 'pending';
  }
}
