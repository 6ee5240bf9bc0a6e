// xlsx and ods are ZIP packages (PKWARE APPNOTE 6.3). Before anything unfolds one, each entry is inflated against a
// bound: what the directory declares proves nothing.

import { Buffer } from 'node:buffer';
import { inflateRawSync } from 'node:zlib';
import { SheetError } from './errors.ts';
import { MAX_UNPACKED_BYTES } from './limits.ts';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const STORED = 0;
const DEFLATED = 8;
const MAX_ENTRIES = 2_000;
const MAX_COMMENT = 65_535;

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: Buffer;
}

function directoryAt(bytes: Buffer): { readonly at: number; readonly count: number } {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - MAX_COMMENT); at -= 1) {
    if (bytes.readUInt32LE(at) === END) return { at: bytes.readUInt32LE(at + 16), count: bytes.readUInt16LE(at + 10) };
  }
  throw new SheetError('unreadable');
}

function* entriesOf(bytes: Buffer): Generator<Entry> {
  const directory = directoryAt(bytes);
  if (directory.count > MAX_ENTRIES) throw new SheetError('tooLarge');
  let { at } = directory;
  for (let index = 0; index < directory.count; index += 1) {
    if (bytes.readUInt32LE(at) !== ENTRY) throw new SheetError('unreadable');
    const nameEnd = at + 46 + bytes.readUInt16LE(at + 28);
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    yield {
      name: bytes.toString('utf8', at + 46, nameEnd),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.subarray(start, start + bytes.readUInt32LE(at + 20)),
    };
    at = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
}

function unpackedSize({ method, packed }: Entry, room: number): number {
  if (method === STORED) return packed.length;
  if (method !== DEFLATED) throw new SheetError('unreadable');
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(room, 1) }).length;
  } catch (error) {
    const isBomb = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw new SheetError(isBomb ? 'tooLarge' : 'unreadable', { cause: error });
  }
}

/** Names of the entries. Throws a {@link SheetError} when the package is broken or unfolds past the bound. */
export function openPackage(file: Uint8Array): string[] {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const names: string[] = [];
  let room = MAX_UNPACKED_BYTES;
  try {
    for (const entry of entriesOf(bytes)) {
      room -= unpackedSize(entry, room);
      if (room < 0) throw new SheetError('tooLarge');
      names.push(entry.name);
    }
  } catch (error) {
    // Offsets that lead outside the file.
    if (error instanceof RangeError) throw new SheetError('unreadable', { cause: error });
    throw error;
  }
  return names;
}
