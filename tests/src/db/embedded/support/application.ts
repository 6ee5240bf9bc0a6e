// A stand-in for the application in crash tests: starts the server on the folder given, writes rows one by one on four
// connections, and prints the number of each row once it is acknowledged.
// Usage: application.ts DATA_DIR [--hold]   (--hold: no rows, only keep the server)

import pg from 'pg';
import { startEmbeddedPostgres } from '#src/db/embedded/index.ts';

const [dataDir = '', mode] = process.argv.slice(2);
const silent = (): void => {};
const log = { info: silent, warn: silent, error: silent };
const server = await startEmbeddedPostgres({ dataDir, log });
const pool = new pg.Pool({ ...server.connection('postgres'), max: 4 });
pool.on('error', silent);
await pool.query('create table if not exists kept (id bigint primary key)');
const { rows } = await pool.query<{ next: string }>('select coalesce(max(id), 0) + 1 as next from kept');
let next = Number(rows[0]?.next);
process.stdout.write(`ready ${server.pid}\n`);

async function write(): Promise<void> {
  for (;;) {
    const id = next++;
    try {
      await pool.query('insert into kept values ($1)', [id]);
      process.stdout.write(`row ${id}\n`);
    } catch {
      // The server is being restarted: this row was not acknowledged.
      await new Promise((wake) => setTimeout(wake, 20));
    }
  }
}

if (mode === '--hold') setInterval(silent, 1000);
else await Promise.all([write(), write(), write(), write()]);
