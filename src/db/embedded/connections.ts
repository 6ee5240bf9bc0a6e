// How to connect to a server on our socket.

import { PORT, SUPERUSER } from './settings.ts';
import type { EmbeddedPostgres } from './types.ts';

type Connections = Pick<
  EmbeddedPostgres,
  'socketDir' | 'port' | 'superuser' | 'majorVersion' | 'databaseUrl' | 'connection'
>;

export function connectionsOf(socketDir: string, majorVersion: number): Connections {
  return {
    socketDir,
    port: PORT,
    superuser: SUPERUSER,
    majorVersion,
    databaseUrl: `postgres://${SUPERUSER}@${encodeURIComponent(socketDir)}:${PORT}/postgres`,
    connection: (database, user = SUPERUSER) => ({ host: socketDir, port: PORT, user, database }),
  };
}
