// Search folds width and case and marks the original's own characters.
import { excerpt, fold, markPieces, matches, queryWords } from '@/kit/search';
import { describe, expect, it } from 'vitest';

const found = (text: string, query: string) =>
  markPieces(text, queryWords(query))
    .filter((piece) => piece.found)
    .map((piece) => piece.text);

describe('fold', () => {
  it('makes full and half width, case and composed kana one', () => {
    expect(fold('ＰＣ－０３１')).toBe(fold('pc-031'));
    expect(fold('ｶﾞｲﾄﾞ')).toBe(fold('ガイド'));
    expect(matches(fold('Ｅｍｏｔｅｔ の感染'), queryWords('emotet　感染'))).toBe(true);
    expect(matches(fold('Emotet'), queryWords('emotet 復旧'))).toBe(false);
  });
});

describe('markPieces', () => {
  it('finds half-width kana by full-width words and the other way round', () => {
    expect(found('ﾛｸﾞｲﾝ記録', 'ログイン')).toEqual(['ﾛｸﾞｲﾝ']);
    expect(found('ログイン記録', 'ﾛｸﾞ')).toEqual(['ログ']);
    expect(found('ＰＣ－０３１から', 'pc-031')).toEqual(['ＰＣ－０３１']);
  });

  it('marks a whole character when a word ends inside its folded form', () => {
    expect(found('㌖先', 'キロ')).toEqual(['㌖']);
  });

  it('joins overlapping words and keeps every character', () => {
    const text = '不審な通信を検知しました';
    const pieces = markPieces(text, queryWords('不審 審な通信'));
    expect(pieces.map((piece) => piece.text).join('')).toBe(text);
    expect(pieces.filter((piece) => piece.found).map((piece) => piece.text)).toEqual(['不審な通信']);
  });

  it('marks nothing without a query', () => {
    expect(markPieces('本文', [])).toEqual([{ text: '本文', found: false }]);
  });
});

it('excerpts show the first hit', () => {
  const text = `${'あ'.repeat(200)}再起動してください`;
  expect(excerpt(text, queryWords('再起動'))).toContain('再起動');
  expect(excerpt('# 見出し\n**本文**', [])).toBe('見出し 本文');
});
