// What is asked of a person is answered by two functions of the database: at the door of every page, in one question
// with all else (`tenancy_enter`), and one by one (`tenancy_demands`, `tenancy_terms_due`). They never disagree.

import { createHash, randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { systemActor } from '#src/context.ts';
import { createCabinet } from '#modules/tenancy';
import { emptyInstance, populate } from '../cast.ts';

const { ctx, owner } = await emptyInstance();
const { alice: person } = await populate(ctx);
const { id: cabinetId } = await createCabinet(ctx, {
  name: 'Cabinet Merle',
  by: systemActor,
  administratorId: person.id,
});
const session = { id: randomUUID(), token: createHash('sha256').update('jeton').digest() };
await owner.query(
  `insert into sessions (user_id, session_id, token_hash, methods, created_at, last_seen_at, expires_at, user_agent, address)
   values ($1, $2, $3, '{password}', now(), now(), now() + interval '1 day', '', '')`,
  [person.id, session.id, session.token],
);

/** What a part of the database holds, statement by statement. */
type States = Readonly<Record<string, readonly string[]>>;

const SECRET = `'\\x00'`;
const totp = (confirmed: string): string =>
  `insert into user_totp (user_id, sealed_secret, created_at, confirmed_at) values ('${person.id}', ${SECRET}, now(), ${confirmed})`;
const instance = (required: boolean, rights: string): string =>
  `insert into instance_policy (requires_second_factor, guarded_rights, changed_at, changed_by)
   values (${required}, '${rights}', now(), '{}')`;
const cabinet = (required: boolean): string =>
  `insert into cabinet_policies (cabinet_id, requires_second_factor, changed_at, changed_by)
   values ('${cabinetId}', ${required}, now(), '{}')`;
const published = (...versions: readonly number[]): string[] =>
  versions.map(
    (version) =>
      `insert into terms (version, text_fr, text_en, published_at, published_by) values (${version}, 'x', 'x', now(), '{}')`,
  );
const accepted = (...versions: readonly number[]): string[] =>
  versions.map(
    (version) =>
      `insert into terms_acceptances (user_id, version, accepted_at, address) values ('${person.id}', ${version}, now(), '')`,
  );

const parts: Readonly<Record<string, States>> = {
  proof: { none: [], now: [`update sessions set second_factor_at = now()`] },
  app: { none: [], unconfirmed: [totp('null')], confirmed: [totp('now()')] },
  passkey: {
    none: [],
    one: [
      `insert into user_passkeys (user_id, passkey_id, credential_id, public_key, sign_count, transports, is_synced, name, created_at)
       values ('${person.id}', gen_random_uuid(), 'x', ${SECRET}, 0, '{}', false, 'x', now())`,
    ],
  },
  instance: {
    none: [],
    free: [instance(false, '{payments.pay}')],
    demanding: [instance(true, '{}')],
  },
  cabinet: {
    none: [],
    free: [cabinet(false)],
    demanding: [cabinet(true)],
    left: [cabinet(true), `delete from cabinet_memberships where user_id = '${person.id}'`],
  },
};
const terms: Readonly<Record<string, States>> = {
  terms: { none: [], second: published(2), third: published(2, 3) },
  accepted: { none: [], first: accepted(1), second: accepted(1, 2), third: accepted(1, 3) },
};

/** Every choice of one state of each part. */
function combinations(of: Readonly<Record<string, States>>): { name: string; statements: string[] }[] {
  return Object.entries(of).reduce<{ name: string; statements: string[] }[]>(
    (known, [part, states]) =>
      known.flatMap(({ name, statements }) =>
        Object.entries(states).map(([state, more]) => ({
          name: `${name} ${part}:${state}`,
          statements: [...statements, ...more],
        })),
      ),
    [{ name: '', statements: [] }],
  );
}

interface Answers {
  readonly entering: Record<string, unknown>;
  readonly apart: Record<string, unknown>;
}

async function answers(statements: readonly string[]): Promise<Answers> {
  const client = await owner.connect();
  try {
    await client.query('begin');
    for (const statement of statements) await client.query(statement);
    const entering = await client.query<Record<string, unknown>>(
      `select second_factor_at, has_second_factor, needs_second_factor, guarded_rights, terms_due
       from tenancy_enter($1, now(), interval '1 day', null)`,
      [session.token],
    );
    const apart = await client.query<Record<string, unknown>>(
      `select d.*, tenancy_terms_due($1) as terms_due from tenancy_demands($1, $2) d`,
      [person.id, session.id],
    );
    expect([entering.rowCount, apart.rowCount]).toEqual([1, 1]);
    return { entering: entering.rows[0] ?? {}, apart: apart.rows[0] ?? {} };
  } finally {
    await client.query('rollback');
    client.release();
  }
}

test.each([
  ['a second factor', parts, ['has_second_factor', 'needs_second_factor']],
  ['the conditions of use', terms, ['terms_due']],
] as const)('both say the same of %s, in every case there is', async (_what, of, telling) => {
  const seen = new Map(telling.map((column) => [column as string, new Set<unknown>()]));
  for (const { name, statements } of combinations(of)) {
    const { entering, apart } = await answers(statements);
    expect(entering, name).toEqual(apart);
    for (const [column, values] of seen) values.add(entering[column]);
  }
  // Cases that all come to the same would prove nothing.
  for (const [column, values] of seen) expect(values, column).toEqual(new Set([true, false]));
});
