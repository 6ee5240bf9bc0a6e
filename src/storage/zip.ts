// ZIP packages, on disk or in memory, entry by entry as streams. What the directory declares proves nothing: whoever
// reads an entry bounds what comes out of it.

import { Buffer } from 'node:buffer';
import { fromBufferPromise, openPromise, type Entry, type Options, type ZipFile } from 'yauzl';

/** The package is broken, or is none. */
export class ZipError extends Error {
  constructor(options?: ErrorOptions) {
    super('Not a readable ZIP package', options);
  }
}

export interface ZipEntry {
  /** With its folders, `/` between them; a folder's own entry ends with one. */
  readonly name: string;
  /** Unpacked, as declared; compared with what came out once all has. */
  readonly bytes: number;
  readonly isEncrypted: boolean;
  /** Unpacked while it is read. Throws a {@link ZipError} when the bytes are not what was said. */
  read(): AsyncIterable<Uint8Array>;
}

// Sizes are compared here, after the reader's own bound had its chance.
const OPTIONS: Options = { lazyEntries: true, autoClose: false, validateEntrySizes: false };

const known = (error: unknown): unknown => {
  const { code, message } = error as NodeJS.ErrnoException;
  // What the file system says is no fault of the package.
  const isForeign = !(error instanceof Error) || (code !== undefined && !/^(Z_|ERR_OUT_OF_RANGE)/.test(code));
  return isForeign || error instanceof ZipError ? error : new ZipError({ cause: message });
};

async function* unpacked(file: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  try {
    for await (const chunk of (await file.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      yield chunk;
    }
  } catch (error) {
    throw known(error);
  }
  if (bytes !== entry.uncompressedSize) throw new ZipError();
}

export interface Zip {
  readonly entries: readonly ZipEntry[];
  close(): void;
}

/**
 * Opens the package at a path, or in memory; whoever opens it closes it. Throws a {@link ZipError} for what is no
 * package or has more than `limit` entries, and what the file system says for what is no file.
 */
export async function openZip(source: string | Uint8Array, limit = 10_000): Promise<Zip> {
  const file = await opened(source);
  try {
    return { entries: await entriesOf(file, limit), close: () => file.close() };
  } catch (error) {
    file.close();
    throw known(error);
  }
}

async function opened(source: string | Uint8Array): Promise<ZipFile> {
  try {
    if (typeof source === 'string') return await openPromise(source, OPTIONS);
    return await fromBufferPromise(Buffer.from(source.buffer, source.byteOffset, source.byteLength), OPTIONS);
  } catch (error) {
    throw known(error);
  }
}

async function entriesOf(file: ZipFile, limit: number): Promise<ZipEntry[]> {
  if (file.entryCount > limit) throw new ZipError();
  const entries: ZipEntry[] = [];
  for await (const entry of file.eachEntry()) {
    entries.push({
      name: entry.fileName,
      bytes: entry.uncompressedSize,
      isEncrypted: entry.isEncrypted(),
      read: () => unpacked(file, entry),
    });
  }
  return entries;
}
