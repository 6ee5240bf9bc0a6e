// xlsx and ods are ZIP packages. Before anything unfolds one, each entry is unpacked against a bound: what the directory
// declares proves nothing.

import { openZip, ZipError, type ZipEntry } from '../storage/zip.ts';
import { SheetError } from './errors.ts';
import { MAX_UNPACKED_BYTES } from './limits.ts';

const MAX_ENTRIES = 2_000;

async function prove(entries: readonly ZipEntry[]): Promise<string[]> {
  let room = MAX_UNPACKED_BYTES;
  for (const entry of entries) {
    for await (const chunk of entry.read()) {
      room -= chunk.length;
      if (room < 0) throw new SheetError('tooLarge');
    }
  }
  return entries.map(({ name }) => name);
}

/** Names of the entries. Throws a {@link SheetError} when the package is broken or unfolds past the bound. */
export async function openPackage(file: Uint8Array): Promise<string[]> {
  try {
    const { entries } = await openZip(file, MAX_ENTRIES);
    return await prove(entries);
  } catch (error) {
    throw error instanceof ZipError ? new SheetError('unreadable', { cause: error }) : error;
  }
}
