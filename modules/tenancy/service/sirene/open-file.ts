// The file that the operator names: the csv of INSEE, or the zip it comes in. Read as a stream, never whole.

import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { readEntry, zipEntries, ZipError } from '#src/storage/zip-file.ts';
import { sireneFileMissing, sireneUnreadable } from '../../sirene-errors.ts';

export interface OpenExtract {
  readonly name: string;
  /** Once unpacked. */
  readonly bytes: number;
  read(): AsyncIterable<Uint8Array>;
}

async function isZip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(4), 0, 4, 0);
    return bytesRead === 4 && buffer[0] === 0x50 && buffer[1] === 0x4b;
  } finally {
    await file.close();
  }
}

async function openZip(path: string): Promise<OpenExtract> {
  const entries = (await zipEntries(path)).filter(({ name }) => /\.csv$/i.test(name));
  const [entry, another] = entries;
  if (!entry || another) throw sireneUnreadable(basename(path));
  return { name: basename(entry.name), bytes: entry.bytes, read: () => readEntry(path, entry) };
}

/** Throws `tenancy.sirene_file_missing`, `tenancy.sirene_unreadable`. */
export async function openExtract(path: string): Promise<OpenExtract> {
  try {
    const { size } = await stat(path);
    if (await isZip(path)) return await openZip(path);
    return { name: basename(path), bytes: size, read: () => createReadStream(path, { highWaterMark: 256 * 1024 }) };
  } catch (error) {
    if (error instanceof ZipError) throw sireneUnreadable(basename(path), { cause: error });
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (['ENOENT', 'EACCES', 'EISDIR', 'EPERM'].includes(code)) throw sireneFileMissing(path, { cause: error });
    throw error;
  }
}
