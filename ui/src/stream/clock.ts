// Times that people read: the exercise's clock now, the story's calendar, and the server's wall clock.
import type { ClockView } from '@/wire';
import type { LanguageCode } from '@/i18n/language.svelte';

/** Exercise time in ms at a wall time of the server; stands still while paused and never runs backwards. */
export function exerciseTime(clock: ClockView, serverNow: number): number {
  if (!clock.running) return clock.at;
  return clock.at + Math.floor((Math.max(0, serverNow - clock.wall) * clock.speed_permille) / 1000);
}

/** Unix ms of the story's calendar at an exercise time. */
export function storyTime(calendarStart: number, clock: ClockView, at: number): number {
  return calendarStart + at + clock.calendar_offset;
}

/** `1:05:09`, or `1:05` without seconds; before StartEx with a minus sign. */
export function formatExerciseTime(ms: number, seconds = true): string {
  const sign = ms < 0 ? '-' : '';
  const total = Math.floor(Math.abs(ms) / 1000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(total / 3600);
  const minutes = two(Math.floor(total / 60) % 60);
  return `${sign}${hours}:${minutes}${seconds ? `:${two(total % 60)}` : ''}`;
}

/** Reads `1:05`, `1:05:09`, `０：３０` as ms of exercise time; nothing when it is none. */
export function parseExerciseTime(typed: string): number | undefined {
  const match = /^(\d{1,3}):([0-5]\d)(?::([0-5]\d))?$/.exec(typed.normalize('NFKC').trim());
  if (!match) return undefined;
  return (Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3] ?? 0)) * 1000;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatter(language: LanguageCode, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(language === 'ja' ? 'ja-JP' : 'en-GB', options);
  formats.set(key, made);
  return made;
}

export type StoryStyle = 'time' | 'short' | 'long';

const styles: Record<StoryStyle, Intl.DateTimeFormatOptions> = {
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  short: { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  long: {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  },
};

/** A story time in the story's own zone, which need not be the browser's. */
export function formatStory(
  ms: number,
  zoneMinutes: number,
  language: LanguageCode,
  style: StoryStyle = 'short',
): string {
  return formatter(language, { ...styles[style], timeZone: 'UTC' }).format(ms + zoneMinutes * 60_000);
}

/** `UTC+9`, `UTC+5:30`: how a zone is named beside its time. */
export function zoneName(zoneMinutes: number): string {
  const away = Math.abs(zoneMinutes);
  const rest = away % 60;
  const minutes = rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`;
  return `UTC${zoneMinutes < 0 ? '-' : '+'}${String(Math.floor(away / 60))}${minutes}`;
}

/** `YYYY-MM-DDTHH:MM` of a story time, the form in which reports state times. */
export function storyStamp(ms: number, zoneMinutes: number): string {
  return new Date(ms + zoneMinutes * 60_000).toISOString().slice(0, 16);
}

/** A real time in the browser's zone, `14:03`. */
export function formatWall(ms: number, language: LanguageCode): string {
  return formatter(language, styles.time).format(ms);
}

/**
 * Estimates the server's wall clock. Nothing that arrives was stamped in the server's future, so every stamp is a lower
 * bound, and the greatest of them the best; a new connection starts the estimate anew.
 */
export class ServerClock {
  private offset = Number.NEGATIVE_INFINITY;

  /** `monotonic` gives ms that do not jump when the machine's clock is set. */
  constructor(private readonly monotonic: () => number = () => performance.timeOrigin + performance.now()) {}

  restart(): void {
    this.offset = Number.NEGATIVE_INFINITY;
  }

  observe(serverMs: number): void {
    if (Number.isFinite(serverMs)) this.offset = Math.max(this.offset, serverMs - this.monotonic());
  }

  /** Unix ms on the server; the machine's own clock until the server was heard. */
  now(): number {
    return this.monotonic() + (Number.isFinite(this.offset) ? this.offset : 0);
  }
}
