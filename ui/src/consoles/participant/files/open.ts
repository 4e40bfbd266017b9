// Ways to a file.
export function filePath(id: string, message = ''): string {
  return `/p/files/${encodeURIComponent(id)}${message ? `?message=${encodeURIComponent(message)}` : ''}`;
}

/** `12 KB`, `3.4 MB`; nothing for a size that is not known. */
export function fileSize(bytes: number): string {
  if (bytes <= 0) return '';
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
