import { statfs } from 'node:fs/promises';

/** Below this nothing can be promised any more: the database itself needs room to say no. */
const LEAST_BYTES = 200 * 1024 * 1024;

/** Whether the disk under `folder` can still take documents; false too when it cannot be asked. */
export async function hasRoom(folder: string): Promise<boolean> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize >= LEAST_BYTES;
  } catch {
    return false;
  }
}
