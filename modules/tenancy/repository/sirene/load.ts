// Puts an extract of SIRENE in the place of the former one: filled beside it, then changed over in one transaction.
// As the owner of the tables; the application's role can only read them.

import type pg from 'pg';
import { copyInto, copyValue } from '#src/db/copy.ts';
import type { Values } from '../../model/sirene/files.ts';
import type { ExtractKind } from '../../model/sirene/types.ts';

const tables: Readonly<Record<ExtractKind, { table: string; columns: string }>> = {
  units: { table: 'sirene_units', columns: 'siren, name, legal_category, ape, is_active, is_disclosed, seat_nic' },
  seats: {
    table: 'sirene_seats',
    columns: 'siren, nic, address_line1, address_line2, address_line3, postcode, city',
  },
};

export interface LoadedExtract {
  readonly fileName: string;
  readonly rows: number;
  readonly validOn: string | undefined;
  readonly at: Date;
}

export interface Loading {
  /** Fills the table that waits. */
  fill(rows: AsyncIterable<readonly Values[]>): Promise<void>;
  /** It takes the place of the former one; nobody sees a part of it. */
  changeOver(extract: LoadedExtract): Promise<void>;
}

/** Of COPY's text format. */
async function* linesOf(pieces: AsyncIterable<readonly Values[]>): AsyncGenerator<string> {
  for await (const rows of pieces) {
    let text = '';
    for (const values of rows) text += `${values.map(copyValue).join('\t')}\n`;
    yield text;
  }
}

/** A pool of the owner role. */
export type OwnerPool = pg.Pool;

const LOCK = `hashtextextended('sirene ' || $1, 0)`;

function loadingOf(client: pg.PoolClient, kind: ExtractKind): Loading {
  const { table, columns } = tables[kind];
  return {
    async fill(rows) {
      await copyInto(client, `copy ${table}_next (${columns}) from stdin`, linesOf(rows));
      await client.query(`create index on ${table}_next (siren)`);
      await client.query(`analyze ${table}_next`);
    },
    async changeOver({ fileName, rows, validOn, at }) {
      await client.query('begin');
      await client.query(`
        drop table ${table};
        alter table ${table}_next rename to ${table};
        alter index ${table}_next_siren_idx rename to ${table}_by_siren;
        grant select on ${table} to facteur_app`);
      await client.query(
        `insert into sirene_extracts (kind, file_name, rows, valid_on, loaded_at) values ($1, $2, $3, $4, $5)
         on conflict (kind) do update set file_name = excluded.file_name, rows = excluded.rows,
           valid_on = excluded.valid_on, loaded_at = excluded.loaded_at`,
        [kind, fileName, rows, validOn ?? null, at],
      );
      await client.query('commit');
    },
  };
}

/**
 * Lends a table that waits; whatever happens it is gone afterwards, also that of a load which was killed. Answers
 * `undefined` without working when another load of the kind is under way.
 */
export async function withLoading<R>(
  owner: pg.Pool,
  kind: ExtractKind,
  work: (loading: Loading) => Promise<R>,
): Promise<R | undefined> {
  const client = await owner.connect();
  try {
    const lock = await client.query<{ free: boolean }>(`select pg_try_advisory_lock(${LOCK}) as free`, [kind]);
    if (lock.rows[0]?.free !== true) return undefined;
    const result = await load(client, kind, work);
    await client.query(`select pg_advisory_unlock(${LOCK})`, [kind]);
    return result;
  } finally {
    // Ended, not given back: whatever state a failure left it in.
    client.release(true);
  }
}

async function load<R>(client: pg.PoolClient, kind: ExtractKind, work: (loading: Loading) => Promise<R>): Promise<R> {
  const { table } = tables[kind];
  await client.query(`drop table if exists ${table}_next`);
  await client.query(`create table ${table}_next (like ${table} including comments)`);
  try {
    return await work(loadingOf(client, kind));
  } catch (error) {
    await giveBack(client, kind);
    throw error;
  }
}

async function giveBack(client: pg.PoolClient, kind: ExtractKind): Promise<void> {
  try {
    await client.query('rollback');
    await client.query(`drop table if exists ${tables[kind].table}_next`);
    await client.query(`select pg_advisory_unlock(${LOCK})`, [kind]);
  } catch {
    // A server that is gone has nothing to give back; the next load does it.
  }
}
