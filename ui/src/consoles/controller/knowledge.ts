// What a cast member knows by now in one lane, and what they will only learn.
import type { InjectProgress } from '@/stream/view';
import type { InjectId, LearnedView } from '@/wire';

export interface Piece extends LearnedView {
  title: string;
}

export interface Knowledge {
  known: readonly Piece[];
  later: readonly Piece[];
}

export function knowledge(
  learns: readonly LearnedView[],
  lane: ReadonlyMap<InjectId, InjectProgress> | undefined,
  title: (inject: InjectId) => string,
): Knowledge {
  const pieces = learns.map((piece) => ({ ...piece, title: title(piece.from) }));
  const fired = (piece: Piece): boolean => lane?.get(piece.from)?.fired !== undefined;
  return { known: pieces.filter(fired), later: pieces.filter((piece) => !fired(piece)) };
}
