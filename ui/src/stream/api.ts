// The HTTP side of the wire. Every call answers with a value or with an error that a person can read.
import type { Text, WireError } from '@/wire';

export type Reply<T> = { ok: true; value: T; date: number } | { ok: false; status: number; error: WireError };

const unreachable: WireError = {
  code: 'unreachable',
  message: {
    ja: 'サーバーにつながりません。ネットワークを確かめて、もう一度お試しください。',
    en: 'The server cannot be reached. Check the network and try again.',
  },
};

function unexpected(status: number): WireError {
  return {
    code: `http_${status}`,
    message: {
      ja: `サーバーが要求を処理できませんでした（${status}）。統制に知らせてください。`,
      en: `The server could not handle the request (${status}). Tell a controller.`,
    },
  };
}

async function errorOf(response: Response): Promise<WireError> {
  try {
    const body = (await response.json()) as { error?: { code?: string; message?: Text } };
    if (body.error?.code && body.error.message) return { code: body.error.code, message: body.error.message };
  } catch {
    // Not JSON: a proxy's page, perhaps. The status says enough.
  }
  return unexpected(response.status);
}

async function call<T>(
  path: string,
  init: RequestInit,
  read: (response: Response) => Promise<T>,
): Promise<Reply<T>> {
  try {
    const response = await fetch(path, { credentials: 'same-origin', cache: 'no-store', ...init });
    if (!response.ok) return { ok: false, status: response.status, error: await errorOf(response) };
    return { ok: true, value: await read(response), date: Date.parse(response.headers.get('Date') ?? '') };
  } catch {
    return { ok: false, status: 0, error: unreachable };
  }
}

async function readJson<T>(response: Response): Promise<T> {
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

export function get<T>(path: string): Promise<Reply<T>> {
  return call(path, {}, readJson<T>);
}

export function getText(path: string): Promise<Reply<string>> {
  return call(path, {}, (response) => response.text());
}

function withBody<T>(method: string, path: string, body: unknown): Promise<Reply<T>> {
  const init = { method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
  return call(path, init, readJson<T>);
}

export function post<T = unknown>(path: string, body: unknown = {}): Promise<Reply<T>> {
  return withBody<T>('POST', path, body);
}

/** The bytes of a file, as they are. */
export function postFile<T = unknown>(path: string, file: Blob): Promise<Reply<T>> {
  const init = { method: 'POST', headers: { 'Content-Type': 'application/octet-stream' }, body: file };
  return call(path, init, readJson<T>);
}

export function put<T = unknown>(path: string, body: unknown): Promise<Reply<T>> {
  return withBody<T>('PUT', path, body);
}

export function del<T = unknown>(path: string): Promise<Reply<T>> {
  return call(path, { method: 'DELETE' }, readJson<T>);
}

/** Where a file of the exercise lies. */
export function artefactUrl(id: string, language: string): string {
  return `/api/v1/artefacts/${encodeURIComponent(id)}?lang=${language}`;
}
