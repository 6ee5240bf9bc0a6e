// ZIP packages made by hand, also as no honest program writes them (PKWARE APPNOTE 6.3).

import { Buffer } from 'node:buffer';
import { crc32, deflateRawSync } from 'node:zlib';

export interface Packed {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The unpacked size that its directory tells; that of the bytes unless told. */
  readonly claims?: number;
  /** Says that a password is needed; the bytes stay as they are. */
  readonly encrypted?: boolean;
}

const UTF8 = 0x800;
const ENCRYPTED = 1;
const WIDE = 0xffffffff;

interface Headers {
  readonly local: Buffer;
  readonly entry: Buffer;
}

function headersOf({ name, bytes, claims = bytes.length, encrypted = false }: Packed, packed: Buffer): Headers {
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(UTF8 | (encrypted ? ENCRYPTED : 0), 6);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(crc32(bytes), 14);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(claims, 22);
  local.writeUInt16LE(Buffer.byteLength(name), 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  local.copy(entry, 6, 4, 30);
  return { local, entry };
}

/** Sizes and place as entries of more than four gigabytes write them (4.5.3). */
function widen(entry: Buffer): Buffer {
  const extra = Buffer.alloc(28);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(24, 2);
  for (const [index, from] of [24, 20, 42].entries()) {
    extra.writeBigUInt64LE(BigInt(entry.readUInt32LE(from)), 4 + index * 8);
    entry.writeUInt32LE(WIDE, from);
  }
  entry.writeUInt16LE(extra.length, 30);
  return extra;
}

interface Directory {
  readonly count: number;
  readonly size: number;
  readonly at: number;
}

/** ZIP64 end record and its locator (4.3.14). */
function wideEnd({ count, size, at }: Directory): Buffer {
  const record = Buffer.alloc(76);
  record.writeUInt32LE(0x06064b50, 0);
  for (const [place, value] of [
    [24, count],
    [32, count],
    [40, size],
    [48, at],
  ] as const)
    record.writeBigUInt64LE(BigInt(value), place);
  record.writeUInt32LE(0x07064b50, 56);
  record.writeBigUInt64LE(BigInt(at + size), 64);
  return record;
}

function end({ count, size, at }: Directory, wide: boolean): Buffer {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(count, 8);
  record.writeUInt16LE(count, 10);
  record.writeUInt32LE(wide ? WIDE : size, 12);
  record.writeUInt32LE(wide ? WIDE : at, 16);
  return record;
}

/** A package of these entries; `wide`: with the records of packages of more than four gigabytes. */
export function zip(entries: readonly Packed[], { wide = false } = {}): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const one of entries) {
    const packed = deflateRawSync(one.bytes);
    const { local, entry } = headersOf(one, packed);
    entry.writeUInt32LE(at, 42);
    const extra = wide ? widen(entry) : Buffer.alloc(0);
    parts.push(local, Buffer.from(one.name), packed);
    directory.push(entry, Buffer.from(one.name), extra);
    at += local.length + Buffer.byteLength(one.name) + packed.length;
  }
  const told = { count: entries.length, size: directory.reduce((sum, part) => sum + part.length, 0), at };
  return Buffer.concat([...parts, ...directory, ...(wide ? [wideEnd(told)] : []), end(told, wide)]);
}
