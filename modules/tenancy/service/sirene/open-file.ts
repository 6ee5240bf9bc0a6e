// The file that the operator names: the csv of INSEE, or the zip it comes in. Read as a stream, never whole.

import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { openZip, ZipError, type Zip, type ZipEntry } from '#src/storage/zip.ts';
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

function onlyTable({ entries }: Zip, path: string): ZipEntry {
  const [entry, another] = entries.filter(({ name }) => /\.csv$/i.test(name));
  if (!entry || another) throw sireneUnreadable(basename(path));
  return entry;
}

async function* unpackTable(path: string): AsyncGenerator<Uint8Array> {
  const zip = await openZip(path);
  try {
    yield* onlyTable(zip, path).read();
  } finally {
    zip.close();
  }
}

async function openPacked(path: string): Promise<OpenExtract> {
  const zip = await openZip(path);
  try {
    const { name, bytes } = onlyTable(zip, path);
    return { name: basename(name), bytes, read: () => unpackTable(path) };
  } finally {
    zip.close();
  }
}

/** Throws `tenancy.sirene_file_missing`, `tenancy.sirene_unreadable`. */
export async function openExtract(path: string): Promise<OpenExtract> {
  try {
    const { size } = await stat(path);
    if (await isZip(path)) return await openPacked(path);
    return { name: basename(path), bytes: size, read: () => createReadStream(path, { highWaterMark: 256 * 1024 }) };
  } catch (error) {
    if (error instanceof ZipError) throw sireneUnreadable(basename(path), { cause: error });
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (['ENOENT', 'EACCES', 'EISDIR', 'EPERM'].includes(code)) throw sireneFileMissing(path, { cause: error });
    throw error;
  }
}
