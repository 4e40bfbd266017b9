// Spans and times as charts, countdowns and tables show them.
import { formatExerciseTime } from '@/stream/clock';

/** `12:05` minutes and seconds, `1:02:05` with hours; the sign is left to the words around it. */
export function formatSpan(ms: number): string {
  const total = Math.floor(Math.abs(ms) / 1000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(total / 3600);
  const minutes = Math.floor(total / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(total % 60)}` : `${minutes}:${two(total % 60)}`;
}

/** A time of the exercise, `0:15`, with seconds only when they are not zero: `0:15:22`. */
export const shortTime = (ms: number): string => formatExerciseTime(ms, Math.floor(ms / 1000) % 60 !== 0);
