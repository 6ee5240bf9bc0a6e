// Kysely on pg, sparing round trips: what one moment asks of a connection goes as one message, `begin` travels with the
// first statement of its transaction, and a reading transaction needs neither `begin` nor `commit`.

import {
  AbortedTransactionError,
  type CompiledQuery,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';
import type pg from 'pg';
import { Batch, wireValues, type Answer, type Statement } from './batch.ts';

/** A compiled query with the name it is prepared under (src/db/prepared.ts). */
export interface NamedQuery<R = unknown> extends CompiledQuery<R> {
  readonly preparedAs?: string;
  /**
   * In a reading transaction: said again before each message, because each is a transaction of its own. What it answers
   * is heard the first time, or never.
   */
  readonly opensEach?: 'heard' | 'unheard';
}

interface Waiting {
  readonly statement: Statement;
  readonly settle: (answer: Answer) => void;
  readonly fail: (error: unknown) => void;
}

const CHANGING = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

function resultOf<R>({ rows, command, count }: Answer): QueryResult<R> {
  return CHANGING.has(command) ? { rows: rows as R[], numAffectedRows: BigInt(count) } : { rows: rows as R[] };
}

const told = new WeakSet();

/** The error of the server says nothing of who asked. */
function withCaller(error: unknown): unknown {
  if (!(error instanceof Error) || told.has(error)) return error;
  told.add(error);
  error.stack = `${error.stack ?? error.message}\n${(new Error('asked').stack ?? '').split('\n').slice(2).join('\n')}`;
  return error;
}

class Connection implements DatabaseConnection {
  readonly client: pg.PoolClient;
  #waiting: Waiting[] = [];
  /** Said before the next statement: `begin`; in a reading transaction, before each message. */
  #opening: Statement[] = [];
  /** Opens all messages but the first, which holds it among what was asked. */
  #reopening: Statement[] = [];
  #isReading = false;
  /** True once a transaction has said anything to the server. */
  #isOpen = false;
  /** True when nobody knows what state it is in. */
  isSpoilt = false;

  constructor(client: pg.PoolClient) {
    this.client = client;
  }

  begin(settings: TransactionSettings): void {
    this.#isReading = settings.accessMode === 'read only' && settings.isolationLevel === undefined;
    this.#isOpen = false;
    this.#reopening = [];
    const isolation = settings.isolationLevel === undefined ? '' : ` isolation level ${settings.isolationLevel}`;
    const access = settings.accessMode === undefined ? '' : ` ${settings.accessMode}`;
    this.#opening = this.#isReading ? [] : [{ text: `start transaction${isolation}${access}`, values: [] }];
  }

  /** Ends a transaction; one that has said nothing has nothing to end. Throws when a commit has taken all back. */
  async end(text: 'commit' | 'rollback'): Promise<void> {
    // What nobody waited for is still part of this transaction.
    if (this.#isReading && this.#waiting.length > 0) this.#send();
    const hasSaid = this.#isOpen || this.#waiting.length > 0;
    const isReading = this.#isReading;
    this.#isReading = false;
    this.#isOpen = false;
    if (isReading || !hasSaid) {
      this.#opening = [];
      return;
    }
    const { command } = await this.#ask({ text, values: [] });
    this.#isOpen = false;
    // PostgreSQL answers `ROLLBACK` to a commit when a statement had failed.
    if (text === 'commit' && command !== 'COMMIT') throw new AbortedTransactionError();
  }

  async executeQuery<R>(query: NamedQuery): Promise<QueryResult<R>> {
    const statement = { text: query.sql, values: wireValues(query.parameters), name: query.preparedAs };
    if (this.#isReading && query.opensEach === 'unheard') {
      this.#opening.push(statement);
      return { rows: [] };
    }
    if (this.#isReading && query.opensEach === 'heard') this.#reopening.push(statement);
    try {
      return resultOf(await this.#ask(statement));
    } catch (error) {
      throw withCaller(error);
    }
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Rows are not streamed');
  }

  async #ask(statement: Statement): Promise<Answer> {
    return await new Promise((settle, fail) => {
      if (this.#waiting.length === 0) queueMicrotask(() => this.#send());
      this.#waiting.push({ statement, settle, fail });
    });
  }

  #send(): void {
    const waiting = this.#waiting;
    const opening = this.#opening;
    this.#waiting = [];
    this.#opening = this.#isReading ? [...opening, ...this.#reopening] : [];
    this.#reopening = [];
    this.#isOpen = true;
    const statements = [...opening, ...waiting.map(({ statement }) => statement)];
    const batch = new Batch(statements, (error, answers) => {
      for (const [index, { settle, fail }] of waiting.entries()) {
        const answer = answers[opening.length + index];
        if (answer) settle(answer);
        else fail(error ?? new Error('The server left a statement unanswered'));
      }
    });
    this.client.query(batch);
  }
}

class PooledDriver implements Driver {
  readonly #pool: pg.Pool;
  readonly #connections = new WeakMap<pg.PoolClient, Connection>();

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<Connection> {
    const client = await this.#pool.connect();
    const known = this.#connections.get(client) ?? new Connection(client);
    this.#connections.set(client, known);
    return known;
  }

  async beginTransaction(connection: Connection, settings: TransactionSettings): Promise<void> {
    connection.begin(settings);
  }

  async commitTransaction(connection: Connection): Promise<void> {
    await connection.end('commit');
  }

  async rollbackTransaction(connection: Connection): Promise<void> {
    try {
      await connection.end('rollback');
    } catch (error) {
      connection.isSpoilt = true;
      throw error;
    }
  }

  async releaseConnection(connection: Connection): Promise<void> {
    connection.client.release(connection.isSpoilt);
  }

  async destroy(): Promise<void> {
    await this.#pool.end();
  }
}

export function pooledDialect(pool: pg.Pool): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new PooledDriver(pool),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}
