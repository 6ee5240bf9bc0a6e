// Files as answers.

import type { Context } from 'hono';

/** RFC 6266 header for a file name of any script: an ASCII fallback and the UTF-8 form. */
export function contentDisposition(kind: 'attachment' | 'inline', filename: string): string {
  const plain = filename
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/["\\%]/g, '_');
  const encoded = encodeURIComponent(filename).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

export interface SentFile {
  readonly bytes: Uint8Array;
  readonly filename: string;
  readonly mediaType: string;
  /** Of the bytes, when they never change: the ETag. */
  readonly sha256?: string | undefined;
}

/** Sends a file; browsers save it unless it is `inline`. */
export function sendFile(c: Context, file: SentFile, kind: 'attachment' | 'inline' = 'attachment'): Response {
  const { bytes, filename, mediaType, sha256 } = file;
  c.header('Content-Type', mediaType);
  c.header('Content-Disposition', contentDisposition(kind, filename));
  if (sha256 !== undefined) c.header('ETag', `"${sha256}"`);
  return c.body(new Uint8Array(bytes));
}
