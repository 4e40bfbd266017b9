// The stream's door: what consoles import.
export { session } from './session.svelte';
export type { Answer, Pending } from './outbox';
export type { Approval, Entry, Facts, InjectProgress, Seat, View } from './view';
