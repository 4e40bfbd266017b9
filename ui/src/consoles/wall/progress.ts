// What the wall may tell of each team: how much it does, never how well, and no words that participants wrote.
import type { View } from '@/stream';

export interface TeamProgress {
  lane: string;
  /** Mails and calls that the team sent. */
  sent: number;
  reports: number;
  actions: number;
  /** ms of exercise time; null before the first deed. */
  last: number | null;
}

/** One pass over the log; the order is that in which the teams were opened. */
export function progress(view: View): TeamProgress[] {
  const teams = new Map<string, TeamProgress>();
  for (const lane of view.lanes.keys())
    teams.set(lane, { lane, sent: 0, reports: 0, actions: 0, last: null });
  for (const { event, lane, by, at } of view.log) {
    const team = teams.get(lane);
    if (team === undefined || view.seats.get(by)?.seat_lane !== lane) continue;
    if (event.kind === 'message_sent') team.sent += 1;
    else if (event.kind === 'report_submitted') team.reports += 1;
    else if (event.kind === 'action_taken') team.actions += 1;
    else continue;
    team.last = at;
  }
  return [...teams.values()];
}

/** How far the story has jumped ahead, ms; null when the teams stand at different dates. */
export function sharedJump(view: View): number | null {
  const jumps = new Map([...view.lanes.keys()].map((lane) => [lane, 0]));
  for (const { event, lane } of view.clockChanges) {
    if (event.change === 'calendar') jumps.set(lane, event.calendar_offset);
  }
  const different = new Set(jumps.values());
  return different.size > 1 ? null : ([...different][0] ?? 0);
}

export interface News {
  id: string;
  at: number;
  headline: { ja: string; en: string };
}

/** The newest pieces of news, each once however many teams it reached. */
export function publicNews(view: View, most: number): News[] {
  const seen = new Set<string>();
  const news: News[] = [];
  for (let i = view.messages.length - 1; i >= 0 && news.length < most; i -= 1) {
    const entry = view.messages[i];
    if (entry?.event.channel !== 'news') continue;
    const key = `${entry.event.subject.ja}\n${entry.event.subject.en}`;
    if (seen.has(key)) continue;
    seen.add(key);
    news.push({ id: entry.event.id, at: entry.at, headline: entry.event.subject });
  }
  return news;
}
