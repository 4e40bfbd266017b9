// Search that does not care about full and half width, case or composed kana, and knows where it found what.

/** Marks that belong to the character before them: combining marks and the half-width (han)dakuten. */
const attached = /[\p{M}\uFF9E\uFF9F]/u;

interface Folded {
  text: string;
  /** For each code unit of `text`, where its source begins in the original; one more for the end. */
  starts: number[];
}

/** How words are compared. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

function foldWithPlaces(original: string): Folded {
  let text = '';
  const starts: number[] = [];
  let piece = '';
  let from = 0;
  const close = (): void => {
    const folded = fold(piece);
    for (let i = 0; i < folded.length; i += 1) starts.push(from);
    text += folded;
  };
  let at = 0;
  for (const character of original) {
    if (piece !== '' && !attached.test(character)) {
      close();
      piece = '';
      from = at;
    }
    piece += character;
    at += character.length;
  }
  close();
  starts.push(original.length);
  return { text, starts };
}

/** The words of a query; all of them must occur. */
export function queryWords(query: string): string[] {
  return fold(query).split(/\s+/).filter(Boolean);
}

export function matches(folded: string, words: readonly string[]): boolean {
  return words.every((word) => folded.includes(word));
}

export interface Piece {
  text: string;
  found: boolean;
}

/** The text cut into found and other pieces, in the original's own characters. */
export function markPieces(original: string, words: readonly string[]): Piece[] {
  if (words.length === 0 || original === '') return [{ text: original, found: false }];
  const { text, starts } = foldWithPlaces(original);
  const hit = new Uint8Array(original.length);
  for (const word of words) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
      const from = starts[at] ?? 0;
      // The end of the character in which the word ends, not the place where its piece begins.
      let last = at + word.length;
      while (last < text.length && starts[last] === starts[at + word.length - 1]) last += 1;
      hit.fill(1, from, starts[last] ?? original.length);
    }
  }
  const pieces: Piece[] = [];
  let begin = 0;
  for (let at = 1; at <= original.length; at += 1) {
    if (at < original.length && hit[at] === hit[begin]) continue;
    pieces.push({ text: original.slice(begin, at), found: hit[begin] === 1 });
    begin = at;
  }
  return pieces;
}

/** About `length` characters around the first hit, or the beginning. */
export function excerpt(text: string, words: readonly string[], length = 90): string {
  const flat = text
    .replace(/[#*_`>|]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const first = words[0];
  const hit = first === undefined ? -1 : fold(flat).indexOf(first);
  const from = Math.max(0, hit - 20);
  return (from > 0 ? '…' : '') + flat.slice(from, from + length);
}
