// Invoices sent together in a ZIP archive: its files, those of archives inside it too. Pure.

import { openZip, ZipError, type Zip, type ZipEntry } from '#src/storage/zip.ts';
import { archiveBroken, archiveEmpty, archiveEncrypted, archiveTooLarge } from '../errors.ts';

const MAX_FILES = 200;
const MAX_ENTRIES = 2_000;
const MAX_NESTING = 3;
const MAX_BYTES = 100 * 1024 * 1024;

export interface PackedFile {
  /** Place in the archive: `1`, `2`; `2.1` for the first file of an archive that is its second. */
  readonly part: string;
  /** With its folders. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What is left before the archive is too large, shared with the archives inside it. */
interface Room {
  files: number;
  bytes: number;
}

const isPackage = (bytes: Uint8Array): boolean => [0x50, 0x4b, 3, 4].every((byte, index) => bytes[index] === byte);

/** Office files are packages too (ECMA-376 part 2, OpenDocument part 2). */
const isOffice = ({ entries }: Zip): boolean =>
  entries.some(({ name }) => name === '[Content_Types].xml' || name === 'mimetype');

/** Folders, and what systems leave beside files. */
function isFile({ name, bytes }: ZipEntry): boolean {
  const base = name.split('/').at(-1) ?? '';
  const isLeftover = base.startsWith('.') || /^(__MACOSX\/|(.*\/)?(Thumbs\.db|desktop\.ini)$)/i.test(name);
  return base !== '' && bytes > 0 && !isLeftover;
}

async function contentOf(entry: ZipEntry, room: Room): Promise<Uint8Array> {
  if (entry.isEncrypted) throw archiveEncrypted();
  const chunks: Uint8Array[] = [];
  for await (const chunk of entry.read()) {
    room.bytes -= chunk.length;
    if (room.bytes < 0) throw archiveTooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function unpack(zip: Zip, room: Room, depth: number): Promise<PackedFile[]> {
  const files: PackedFile[] = [];
  for (const [index, entry] of zip.entries.filter(isFile).entries()) {
    const part = String(index + 1);
    const bytes = await contentOf(entry, room);
    const inner = depth < MAX_NESTING ? await opened(bytes) : undefined;
    if (inner) {
      const packed = await unpack(inner, room, depth + 1);
      files.push(
        ...packed.map((file) => ({ ...file, part: `${part}.${file.part}`, name: `${entry.name}/${file.name}` })),
      );
    } else {
      room.files -= 1;
      if (room.files < 0) throw archiveTooLarge();
      files.push({ part, name: entry.name, bytes });
    }
  }
  return files;
}

/** The archive, or undefined for what is no archive of files. */
async function opened(bytes: Uint8Array): Promise<Zip | undefined> {
  if (!isPackage(bytes)) return undefined;
  const zip = await openZip(bytes, MAX_ENTRIES);
  return isOffice(zip) ? undefined : zip;
}

/**
 * The files of a ZIP archive in its order; undefined for any other document, office files included. Throws
 * `inbox.archive_broken`, `inbox.archive_encrypted`, `inbox.archive_too_large` (200 files, 100 MB unpacked, three
 * archives inside one another) and `inbox.archive_empty`.
 */
export async function filesOf(bytes: Uint8Array): Promise<readonly PackedFile[] | undefined> {
  try {
    const zip = await opened(bytes);
    if (!zip) return undefined;
    const files = await unpack(zip, { files: MAX_FILES, bytes: MAX_BYTES }, 1);
    if (files.length === 0) throw archiveEmpty();
    return files;
  } catch (error) {
    throw error instanceof ZipError ? archiveBroken({ cause: error }) : error;
  }
}
