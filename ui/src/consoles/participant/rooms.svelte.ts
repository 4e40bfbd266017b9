// The participant's rooms that are not needed in the first second: loaded soon after, so that they open without the line too.
import { session } from '@/stream';
import type { Component } from 'svelte';

type Load = () => Promise<{ default: Component }>;

export const rooms: Record<string, Load> = {
  alerts: () => import('./alerts/AlertsPage.svelte'),
  phone: () => import('./phone/PhonePage.svelte'),
  files: () => import('./files/FilesPage.svelte'),
  reports: () => import('./report/ReportsPage.svelte'),
  actions: () => import('./action/ActionsPage.svelte'),
  decisions: () => import('./decision/DecisionsPage.svelte'),
  team: () => import('./team/TeamPage.svelte'),
  world: () => import('./world/WorldRoom.svelte'),
  surveys: () => import('./survey/SurveysPage.svelte'),
};

const aheadMs = 3000;

/** Fetches every room once the first page stands. Returns the way to leave it. */
export function fetchAhead(): () => void {
  const timer = setTimeout(() => {
    for (const load of Object.values(rooms)) void load().catch(() => undefined);
  }, aheadMs);
  return () => {
    clearTimeout(timer);
  };
}

const againEveryMs = 2000;

class Entering {
  /** Grows when a room that could not be loaded is worth another try. */
  tries = $state(0);

  async enter(load: Load): Promise<{ default: Component }> {
    try {
      return await load();
    } catch (error) {
      this.again();
      throw error;
    }
  }

  private again(): void {
    const timer = setInterval(() => {
      if (!session.connected) return;
      clearInterval(timer);
      this.tries += 1;
    }, againEveryMs);
  }
}

export const entering = new Entering();
