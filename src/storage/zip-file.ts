// One entry of a ZIP package on disk, as a stream: for files whose packed form is larger than memory.
// PKWARE APPNOTE 6.3, with the ZIP64 records (4.3.14, 4.5.3) that entries of more than four gigabytes need.

import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { Buffer } from 'node:buffer';
import { pipeline, type Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';

const END = 0x06054b50;
const END_64_LOCATOR = 0x07064b50;
const END_64 = 0x06064b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;
const IN_ZIP64 = 0xffffffff;
const MAX_DIRECTORY_BYTES = 4 * 1024 ** 2;
/** End record, its longest comment and the ZIP64 locator before it. */
const TAIL_BYTES = 22 + 65_535 + 20;

/** The package is broken, or is none. */
export class ZipError extends Error {
  constructor(options?: ErrorOptions) {
    super('Not a readable ZIP package', options);
  }
}

export interface ZipEntry {
  readonly name: string;
  readonly packedBytes: number;
  /** As declared; compared with what comes out. */
  readonly bytes: number;
  readonly method: number;
  readonly localAt: number;
}

async function readAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, at);
  if (bytesRead < length) throw new ZipError();
  return buffer;
}

interface Directory {
  readonly at: number;
  readonly bytes: number;
}

async function directoryOf(file: FileHandle): Promise<Directory> {
  const { size } = await file.stat();
  const length = Math.min(size, TAIL_BYTES);
  const tail = await readAt(file, size - length, length);
  for (let at = tail.length - 22; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== END) continue;
    const locator = at - 20;
    if (locator < 0 || tail.readUInt32LE(locator) !== END_64_LOCATOR)
      return { at: tail.readUInt32LE(at + 16), bytes: tail.readUInt32LE(at + 12) };
    const end = await readAt(file, Number(tail.readBigUInt64LE(locator + 8)), 56);
    if (end.readUInt32LE(0) !== END_64) throw new ZipError();
    return { at: Number(end.readBigUInt64LE(48)), bytes: Number(end.readBigUInt64LE(40)) };
  }
  throw new ZipError();
}

/** Sizes and place that did not fit 32 bits, in the order of APPNOTE 4.5.3. */
function wideNumbers(extra: Buffer, numbers: readonly number[]): number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let next = at + 4;
    return numbers.map((number) => {
      if (number !== IN_ZIP64) return number;
      next += 8;
      return Number(extra.readBigUInt64LE(next - 8));
    });
  }
  return [...numbers];
}

function* entriesOf(directory: Buffer): Generator<ZipEntry> {
  let at = 0;
  while (at + 46 <= directory.length && directory.readUInt32LE(at) === ENTRY) {
    const nameEnd = at + 46 + directory.readUInt16LE(at + 28);
    const extraEnd = nameEnd + directory.readUInt16LE(at + 30);
    const narrow = [directory.readUInt32LE(at + 24), directory.readUInt32LE(at + 20), directory.readUInt32LE(at + 42)];
    const [bytes = 0, packedBytes = 0, localAt = 0] = wideNumbers(directory.subarray(nameEnd, extraEnd), narrow);
    const name = directory.toString('utf8', at + 46, nameEnd);
    yield { name, bytes, packedBytes, localAt, method: directory.readUInt16LE(at + 10) };
    at = extraEnd + directory.readUInt16LE(at + 32);
  }
}

/** What the package holds. Throws a {@link ZipError} for what is no package. */
export async function zipEntries(path: string): Promise<ZipEntry[]> {
  const file = await open(path);
  try {
    const { at, bytes } = await directoryOf(file);
    if (bytes > MAX_DIRECTORY_BYTES) throw new ZipError();
    return [...entriesOf(await readAt(file, at, bytes))];
  } catch (error) {
    // Offsets that lead outside the file.
    if (error instanceof RangeError) throw new ZipError({ cause: error });
    throw error;
  } finally {
    await file.close();
  }
}

async function contentStart(path: string, { localAt }: ZipEntry): Promise<number> {
  const file = await open(path);
  try {
    const header = await readAt(file, localAt, 30);
    if (header.readUInt32LE(0) !== LOCAL) throw new ZipError();
    return localAt + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  } finally {
    await file.close();
  }
}

async function* counted(stream: Readable, expected: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > expected) throw new ZipError();
    yield chunk;
  }
  if (bytes !== expected) throw new ZipError();
}

/** The bytes of an entry, unpacked while they are read. Throws a {@link ZipError} when they are not what was said. */
export async function* readEntry(path: string, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  const start = await contentStart(path, entry);
  const packed = createReadStream(path, { start, end: start + entry.packedBytes - 1, highWaterMark: 256 * 1024 });
  if (entry.method === STORED) {
    yield* counted(packed, entry.bytes);
    return;
  }
  if (entry.method !== DEFLATED) throw new ZipError();
  const unpacked = pipeline(packed, createInflateRaw({ chunkSize: 256 * 1024 }), () => undefined);
  try {
    yield* counted(unpacked, entry.bytes);
  } catch (error) {
    const isBroken = String((error as NodeJS.ErrnoException).code).startsWith('Z_');
    throw isBroken ? new ZipError({ cause: error }) : error;
  }
}
