// Statements that are compiled once and prepared once on each connection. Only for those whose plan does not hang on
// the values (an index serves them all): a search by words is better planned each time.

import type { CompiledQuery, Kysely } from 'kysely';
import type { NamedQuery } from './driver.ts';
import type { Database } from './schema.ts';

/** Stands for a value in a statement until there is one. */
class Hole {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

type Values = Readonly<Record<string, unknown>>;
type Holes<V extends Values> = { readonly [K in keyof V]: V[K] };

/** Everything a statement takes stands in `values`, under the names that `build` was given. */
export type Prepared<V extends Values, R> = (db: Kysely<Database>, values: V) => Promise<R[]>;

/**
 * `build` is called once, with a hole in place of each value: a value it writes itself stays for good.
 * `name` is the statement's own in the whole program.
 */
export function prepared<V extends Values, R>(
  name: string,
  build: (db: Kysely<Database>, holes: Holes<V>) => { compile(db: Kysely<Database>): CompiledQuery<R> },
  how: Pick<NamedQuery, 'opensEach'> = {},
): Prepared<V, R> {
  const holes = new Proxy({} as Holes<V>, { get: (_, key) => new Hole(String(key)) });
  let compiled: CompiledQuery<R> | undefined;
  return async (db, values) => {
    compiled ??= build(db, holes).compile(db);
    const parameters = compiled.parameters.map((value) => (value instanceof Hole ? values[value.name] : value));
    const query: NamedQuery<R> = { ...compiled, ...how, parameters, preparedAs: name };
    return (await db.executeQuery<R>(query)).rows;
  };
}
