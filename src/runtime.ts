// The only file that may name Deno.*: what Node offers no equal for, with what we do on Node instead.

import { open, readFile, rm } from 'node:fs/promises';

interface LockableFile {
  tryLock(exclusive?: boolean): Promise<boolean>;
  close(): void;
}

interface DenoGlobal {
  open(path: string, options: { read: boolean; write: boolean; create: boolean; mode: number }): Promise<LockableFile>;
}

const deno = (globalThis as { Deno?: DenoGlobal }).Deno;

export interface FileLock {
  release(): Promise<void>;
}

/**
 * Takes an exclusive lock on a file (made when absent, never removed), or says at once that another process has it.
 * On Deno it is the kernel's (flock): it ends with the process, however that dies, and holds across containers that
 * share a volume. On Node, which has no flock, it is a file with the holder's process number.
 * @throws the error of the file system when the file cannot be made.
 */
export async function tryLockFile(path: string): Promise<FileLock | undefined> {
  return deno ? lockWithKernel(deno, path) : lockWithProcessNumber(path);
}

async function lockWithKernel(runtime: DenoGlobal, path: string): Promise<FileLock | undefined> {
  const file = await runtime.open(path, { read: true, write: true, create: true, mode: 0o600 });
  if (await file.tryLock(true)) return { release: async () => file.close() };
  file.close();
  return undefined;
}

async function lockWithProcessNumber(path: string): Promise<FileLock | undefined> {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      const file = await open(path, 'wx', 0o600);
      await file.writeFile(`${process.pid}\n`);
      await file.close();
      return { release: () => rm(path, { force: true }) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (isAlive(Number.parseInt(await readFile(path, 'utf8').catch(() => ''), 10))) return undefined;
      await rm(path, { force: true });
    }
  }
  return undefined;
}

function isAlive(processNumber: number): boolean {
  if (!(processNumber > 0)) return false;
  try {
    process.kill(processNumber, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
