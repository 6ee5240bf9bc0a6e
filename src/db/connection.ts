// How the product reaches PostgreSQL: as the owner (migrations, job queue) or as the application's role, which owns
// nothing and is subject to row-level security.

import pg from 'pg';
import type { Log } from '../log.ts';
import { RowClient } from './rows.ts';

export interface DatabaseAddress {
  /** A postgresql:// URL, or the parts of a unix-socket connection. */
  readonly url?: string;
  readonly host?: string;
  readonly port?: number;
  readonly user?: string;
  readonly password?: string;
  readonly database?: string;
  /** Who the application signs in as, when that is not the owner: then no SET ROLE leads back to the owner. */
  readonly applicationUser?: string;
}

export type DatabaseRole = 'owner' | 'application';

export interface PoolOptions {
  readonly address: DatabaseAddress;
  readonly role: DatabaseRole;
  readonly max: number;
  readonly log: Log;
}

// `numeric` stays text (money), `date` stays `YYYY-MM-DD`, `bigint` counts stay text unless cast.
export const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.DATE, (text) => text);

const anyInstant = pg.types.getTypeParser(pg.types.builtins.TIMESTAMPTZ, 'text') as (text: string) => Date;

/** `2026-11-22 08:30:00.123456+00`, read as ISO 8601 where it can be: a list has many of them. */
function instant(text: string): Date {
  const sign = text.at(-3);
  const zone = sign === '+' || sign === '-' ? ':00' : '';
  const milliseconds = Date.parse(`${text.slice(0, 10)}T${text.slice(11)}${zone}`);
  return Number.isNaN(milliseconds) ? anyInstant(text) : new Date(milliseconds);
}
types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, instant);

/** Connection options of `pg` for an address. `role` is set at start-up, so RESET ROLE cannot leave it. */
export function poolConfig({ address, role, max }: PoolOptions): pg.PoolConfig {
  const { url, applicationUser, ...parts } = address;
  return {
    ...(url === undefined ? parts : { connectionString: url }),
    ...(role === 'application' && applicationUser !== undefined ? { user: applicationUser } : {}),
    ...(role === 'application' ? { options: '-c role=facteur_app' } : {}),
    application_name: `facteur ${role}`,
    max,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 10_000,
    types,
  };
}

export function createPool(options: PoolOptions): pg.Pool {
  const pool = new pg.Pool({ ...poolConfig(options), Client: RowClient });
  // Without a listener a stopped server would end the process (an `error` event nobody hears).
  pool.on('error', (error: Error & { code?: string }) => {
    // Not the error itself: it carries the whole client.
    options.log.warn({ reason: error.message, code: error.code }, 'A database connection was lost');
  });
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
