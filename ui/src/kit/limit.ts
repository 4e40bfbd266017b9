// How long a text may be: it is never cut; what is too long stays, is said, and cannot be sent.

export type Room = 'plenty' | 'near' | 'over';

/** `near` from nine tenths of what fits. */
export function roomOf(length: number, most: number): Room {
  if (length > most) return 'over';
  return length > most * 0.9 ? 'near' : 'plenty';
}

export const fits = (text: string, most: number): boolean => text.length <= most;

/** What the server takes of each kind of text, in characters: it counts bytes, of which a Japanese one has three. */
export const longest = {
  subject: 130,
  mail: 12_000,
  call: 4000,
  /** An entry of a form, a comment on it, a decision and its ground, an answer. */
  entry: 1300,
  reason: 650,
  told: 330,
  owner: 300,
  /** What staff write: notes, reasons of marks, rows of the plan. */
  staff: 2000,
  note: 2600,
} as const;
