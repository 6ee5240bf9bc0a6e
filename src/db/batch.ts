// Several statements in one message, answered by one: the round trips to PostgreSQL are most of what a quick page
// costs. What is sent together ends together: the first statement that fails takes the rest of its batch with it.
// https://www.postgresql.org/docs/15/protocol-flow.html#PROTOCOL-FLOW-PIPELINING

import pg from 'pg';
import { serialize } from 'pg-protocol';
import { types } from './connection.ts';

export interface Statement {
  readonly text: string;
  /** As {@link wireValues} makes them. */
  readonly values: readonly unknown[];
  /** Prepared once on each connection under this name; nameless ones are parsed each time. */
  readonly name?: string | undefined;
}

export interface Answer {
  readonly rows: Record<string, unknown>[];
  /** First word of what the server did: `SELECT`, `INSERT`, `COMMIT`… */
  readonly command: string;
  readonly count: number;
}

type Field = Pick<pg.FieldDef, 'name' | 'dataTypeID'>;

interface Column {
  readonly name: string;
  readonly parse: (text: string) => unknown;
}

/** The columns of a statement's rows. */
type Shape = readonly Column[];

const { prepareValue } = (pg as unknown as { utils: { prepareValue: (value: unknown) => unknown } }).utils;

/** Values as PostgreSQL reads them: text, bytes or null. Throws for what cannot be written. */
export function wireValues(values: readonly unknown[]): unknown[] {
  return values.map((value) => prepareValue(value));
}

/** What each connection has prepared, by name, and the shape of its rows (`undefined` until they were described). */
const prepared = new WeakMap<pg.Connection, Map<string, Shape | undefined>>();

function preparedOn(connection: pg.Connection): Map<string, Shape | undefined> {
  const known = prepared.get(connection) ?? new Map<string, Shape | undefined>();
  prepared.set(connection, known);
  return known;
}

function shapeOf(fields: readonly Field[]): Shape {
  const parserOf = types.getTypeParser.bind(types) as unknown as (type: number, format: 'text') => Column['parse'];
  return fields.map(({ name, dataTypeID }) => ({ name, parse: parserOf(dataTypeID, 'text') }));
}

const EMPTY: Shape = [];

/** What `pg.Client.query()` takes: it calls the methods below as the server's answers arrive. */
export class Batch {
  readonly #statements: readonly Statement[];
  readonly #done: (error: Error | null, answers: readonly Answer[]) => void;
  readonly #answers: Answer[] = [];
  #known: Map<string, Shape | undefined> = new Map();
  #shape = EMPTY;
  #rows: Record<string, unknown>[] = [];

  constructor(statements: readonly Statement[], done: (error: Error | null, answers: readonly Answer[]) => void) {
    this.#statements = statements;
    this.#done = done;
  }

  submit(connection: pg.Connection): void {
    this.#known = preparedOn(connection);
    const messages = this.#statements.flatMap((statement) => this.#messagesOf(statement));
    connection.stream.write(Buffer.concat([...messages, serialize.sync()]));
    this.#startNext();
  }

  #messagesOf({ text, values, name = '' }: Statement): Buffer[] {
    const messages: Buffer[] = [];
    const isPrepared = name !== '' && this.#known.has(name);
    if (name !== '' && !isPrepared) {
      // A batch that failed may have left it behind.
      messages.push(serialize.close({ type: 'S', name }));
      this.#known.set(name, undefined);
    }
    if (!isPrepared) messages.push(serialize.parse({ name, text }));
    messages.push(serialize.bind({ statement: name, values: [...values] }));
    if (this.#known.get(name) === undefined) messages.push(serialize.describe({ type: 'P' }));
    messages.push(serialize.execute());
    return messages;
  }

  #startNext(): void {
    const name = this.#statements[this.#answers.length]?.name;
    this.#shape = (name === undefined ? undefined : this.#known.get(name)) ?? EMPTY;
    this.#rows = [];
  }

  handleRowDescription({ fields }: { fields: readonly Field[] }): void {
    this.#shape = shapeOf(fields);
  }

  handleDataRow({ fields }: { fields: readonly (string | null)[] }): void {
    const row: Record<string, unknown> = {};
    let at = 0;
    for (const { name, parse } of this.#shape) {
      const text = fields[at++] ?? null;
      row[name] = text === null ? null : parse(text);
    }
    this.#rows.push(row);
  }

  handleCommandComplete({ text }: { text: string }): void {
    const command = /^\w+/.exec(text)?.[0] ?? '';
    const count = Number(/\d+$/.exec(text)?.[0] ?? 0);
    const name = this.#statements[this.#answers.length]?.name;
    if (name !== undefined) this.#known.set(name, this.#shape);
    this.#answers.push({ rows: this.#rows, command, count });
    this.#startNext();
  }

  handleEmptyQuery(): void {
    this.handleCommandComplete({ text: '' });
  }

  /** pg tells nothing more of this batch afterwards. Which of its statements are prepared now is not known. */
  handleError(error: Error): void {
    for (const { name } of this.#statements) if (name !== undefined) this.#known.delete(name);
    this.#done(error, this.#answers);
  }

  handleReadyForQuery(): void {
    this.#done(null, this.#answers);
  }
}
