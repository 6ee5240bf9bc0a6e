// The server of another process of ours, for commands that work whether the application runs or not.

import { clusterMajor } from './binaries.ts';
import { connectionsOf } from './connections.ts';
import { dataInUse } from './failures.ts';
import { readPidFile } from './leftover.ts';
import type { EmbeddedPostgres } from './types.ts';

/** The other process may be making its cluster, or recovering it. */
const READY_WAIT_MS = 30_000;

/** Waits until the other's server is ready. @throws dataInUse when it does not get there. */
export async function attachTo(dataDir: string): Promise<EmbeddedPostgres> {
  for (const giveUpAt = Date.now() + READY_WAIT_MS; Date.now() < giveUpAt;) {
    const file = await readPidFile(dataDir);
    const major = await clusterMajor(dataDir);
    if (file && file !== 'broken' && file.ready && major !== undefined) {
      return {
        ...connectionsOf(file.socketDir, major),
        attached: true,
        pid: file.pid,
        onExit: () => () => {},
        stop: async () => {},
      };
    }
    await new Promise((wake) => setTimeout(wake, 50));
  }
  throw dataInUse(dataDir);
}
