// Photographs for notes: which are drawn anew, and how large they are sent.
import { describe, expect, it } from 'vitest';
import { fitted, isRedrawn, kilobytes, kindOf, MOST_BYTES, noteFileUrl } from '@/consoles/staff/noteFiles';

describe('files of notes', () => {
  it('shortens the longest side to what a screen shows', () => {
    expect(fitted(4032, 3024)).toEqual({ width: 2048, height: 1536 });
    expect(fitted(1000, 4096)).toEqual({ width: 500, height: 2048 });
    expect(fitted(800, 600)).toEqual({ width: 800, height: 600 });
    expect(fitted(10_000, 1)).toEqual({ width: 2048, height: 1 });
  });

  it('draws photographs of every kind anew, and leaves drawings of a screen as they are', () => {
    expect(isRedrawn('image/jpeg', 100)).toBe(true);
    expect(isRedrawn('image/heic', 100)).toBe(true);
    expect(isRedrawn('image/png', 100)).toBe(false);
    expect(isRedrawn('image/png', MOST_BYTES + 1)).toBe(true);
    expect(isRedrawn('image/svg+xml', 100)).toBe(false);
    expect(isRedrawn('application/pdf', 100)).toBe(false);
  });

  it('says what a file is by the type that the server found', () => {
    const kind = (media_type: string) => kindOf({ id: 'a', name: 'a', media_type, bytes: 1 });
    expect(kind('image/png')).toBe('kind.image');
    expect(kind('text/plain; charset=shift_jis')).toBe('kind.text');
    expect(kind('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')).toBe('kind.excel');
    expect(kind('application/zip')).toBe('kind.archive');
  });

  it('says how large a file is and where it lies', () => {
    const file = { id: 'ab/c', name: '板書.jpg', media_type: 'image/jpeg', bytes: 1025 };
    expect(kilobytes(file)).toBe('2 KB');
    expect(noteFileUrl(file)).toBe('/api/v1/notes/files/ab%2Fc');
  });
});
