// Files of persons' own: where they lie, what they are, and photographs made fit to be sent.
import { postFile, type Reply } from '@/stream/api';
import type { NoteFile } from '@/wire';

export const MOST_FILES = 6;
export const MOST_BYTES = 5 * 1024 * 1024;
const LONGEST_SIDE = 2048;

export const noteFileUrl = (file: NoteFile): string => `/api/v1/notes/files/${encodeURIComponent(file.id)}`;

export const isPicture = (file: NoteFile): boolean => file.media_type.startsWith('image/');

const kinds = [
  ['image/', 'kind.image'],
  ['application/pdf', 'kind.pdf'],
  ['text/', 'kind.text'],
  ['spreadsheetml.sheet', 'kind.excel'],
  ['wordprocessingml.document', 'kind.word'],
  ['presentationml.presentation', 'kind.powerpoint'],
] as const;

/** The words for what it is, by the type that the server found in its bytes. */
export const kindOf = (file: NoteFile) =>
  kinds.find(([part]) => file.media_type.includes(part))?.[1] ?? 'kind.archive';

export const kilobytes = (file: NoteFile): string => `${Math.ceil(file.bytes / 1024)} KB`;

/** The size at which a picture is sent: its longest side shortened to what a screen shows. */
export function fitted(width: number, height: number): { width: number; height: number } {
  const shrink = Math.min(1, LONGEST_SIDE / Math.max(width, height, 1));
  return {
    width: Math.max(1, Math.round(width * shrink)),
    height: Math.max(1, Math.round(height * shrink)),
  };
}

/** Pictures of every kind that the browser knows; small PNGs are drawings of a screen and stay as they are. */
export const isRedrawn = (type: string, bytes: number): boolean =>
  type.startsWith('image/') && type !== 'image/svg+xml' && (type !== 'image/png' || bytes > MOST_BYTES);

/** A photograph drawn anew: upright, smaller, and without what the camera wrote beside it. */
async function redrawn(photograph: Blob): Promise<Blob> {
  const picture = await createImageBitmap(photograph, { imageOrientation: 'from-image' });
  const size = fitted(picture.width, picture.height);
  const canvas = document.createElement('canvas');
  canvas.width = size.width;
  canvas.height = size.height;
  const pen = canvas.getContext('2d');
  if (pen) {
    pen.fillStyle = '#fff'; // a JPEG has no transparency
    pen.fillRect(0, 0, size.width, size.height);
    pen.drawImage(picture, 0, 0, size.width, size.height);
  }
  picture.close();
  return new Promise((done) => {
    canvas.toBlob((drawn) => done(drawn ?? photograph), 'image/jpeg', 0.85);
  });
}

/** What is sent for a chosen file: photographs drawn anew, everything else as it is. */
export async function toSend(file: File): Promise<Blob> {
  if (!isRedrawn(file.type, file.size)) return file;
  try {
    return await redrawn(file);
  } catch {
    return file; // the browser cannot read it; the server looks at it in any case
  }
}

export function sendNoteFile(name: string, content: Blob): Promise<Reply<NoteFile>> {
  return postFile<NoteFile>(`/api/v1/notes/files?name=${encodeURIComponent(name)}`, content);
}
