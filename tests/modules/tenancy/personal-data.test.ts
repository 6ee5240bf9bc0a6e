import { checkInstanceJournal, checkJournal, signIn } from '#modules/tenancy';
import { beforeAll, describe, expect, test } from 'vitest';
import { acceptWithNewAccount } from '../../../modules/tenancy/service/invitations/accept.ts';
import {
  eraseOwnData,
  erasePersonalDataOf,
  exportPersonalData,
  exportPersonalDataOf,
  type PersonalData,
} from '../../../modules/tenancy/service/personal-data.ts';
import { invite } from '../../../modules/tenancy/service/invitations/invite.ts';
import { password } from '../../support/world.ts';
import { openInvitedWorld, origin } from './invitations/invited.ts';

const { world, tokenFor } = await openInvitedWorld();
const { ctx, owner, alice, bob, papillon } = world;
const email = 'zoe.unique@exemple.test';
const client = { address: '192.0.2.99', userAgent: 'Firefox' };
const problem = (code: string) => expect.objectContaining({ code: `tenancy.${code}` }) as Error;
const zoe = { id: '', name: 'Zoé Unique', sessionId: '' };

beforeAll(async () => {
  await invite({ kind: 'company', tenant: alice.tenant }, { email, name: 'Zoé Unique', role: 'viewer' }, { origin });
  const token = await tokenFor(email);
  const account = { token, name: 'Zoé Unique', password, language: 'fr' as const, client };
  const { userId } = await acceptWithNewAccount(ctx, { ...account, termsVersion: 1, accepted: true });
  const { rows } = await owner.query<{ session_id: string }>('select session_id from sessions where user_id = $1', [
    userId,
  ]);
  Object.assign(zoe, { id: userId, sessionId: rows[0]?.session_id });
});

/** Every place of the database where a text stands. */
async function whereIs(text: string): Promise<string[]> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const { rowCount } = await owner.query(`select from ${name} t where position(lower($1) in lower(t::text)) > 0`, [
      text,
    ]);
    if (rowCount) found.push(name);
  }
  return found.toSorted();
}

describe('a copy of a person’s data', () => {
  let copy: PersonalData;
  test('holds the account, what hangs on it, where they work and what they did', async () => {
    copy = await exportPersonalData(ctx, { kind: 'user', id: zoe.id, name: zoe.name });
    expect(copy.account).toMatchObject({ email, name: 'Zoé Unique' });
    expect(copy.sessions).toEqual([expect.objectContaining({ address: client.address })]);
    expect(copy.terms).toEqual([expect.objectContaining({ version: 1 })]);
    expect(copy.companies).toEqual([expect.objectContaining({ id: papillon.id, role: 'viewer' })]);
    expect(copy.mails).toEqual([expect.objectContaining({ kind: 'tenancy.invitation' })]);
    expect(copy.acts.map(({ action }) => action)).toEqual(
      expect.arrayContaining([
        'user.created',
        'terms.accepted',
        'invitation.accepted',
        'member.added',
        'user.data_exported',
      ]),
    );
  });

  test('holds no secret, and nobody else’s data', () => {
    const text = JSON.stringify(copy);
    expect(text).not.toMatch(/argon2|token_hash|password_hash/);
    expect(text).not.toContain('Bob');
  });

  test('is made by the operator too, who is named in the journal', async () => {
    const operator = { kind: 'system', id: 'facteur', name: 'Facteur' } as const;
    expect((await exportPersonalDataOf(ctx, { email: email.toUpperCase(), by: operator })).account.id).toBe(zoe.id);
    await expect(exportPersonalDataOf(ctx, { email: 'nobody@exemple.test', by: operator })).rejects.toEqual(
      problem('user_not_found'),
    );
  });
});

describe('erasing a person', () => {
  test('asks for the password', async () => {
    await expect(eraseOwnData(ctx, { user: zoe, password: 'wrong one' })).rejects.toEqual(problem('invalid_input'));
    expect(await whereIs(email)).toContain('users');
  });

  test('leaves their name, address and mail nowhere; says what is kept and why', async () => {
    expect(await whereIs('Zoé Unique')).toEqual(
      expect.arrayContaining(['company_journal', 'instance_journal', 'invitations', 'users']),
    );
    const kept = await eraseOwnData(ctx, { user: zoe, password });
    expect(kept.map(({ why }) => why.fr).join(' ')).toContain('L123-22');
    for (const trace of ['Zoé Unique', email, client.address])
      expect([trace, await whereIs(trace)]).toEqual([trace, []]);
    await expect(signIn(ctx, { email, password, client })).rejects.toMatchObject({ status: 401 });
  });

  test('breaks no chain: the journals are still proved, and say that it happened', async () => {
    expect((await checkJournal(alice.tenant)).fault).toBeUndefined();
    expect((await checkInstanceJournal(ctx)).fault).toBeUndefined();
    const { rows } = await owner.query(
      `select actor_name, subject_id from instance_journal where action = 'user.data_erased'`,
    );
    expect(rows).toEqual([{ actor_name: 'Personne effacée', subject_id: zoe.id }]);
  });

  test('is refused to who alone manages something', async () => {
    const { rows } = await owner.query<{ session_id: string }>('select session_id from sessions where user_id = $1', [
      alice.actor.id,
    ]);
    const user = { ...alice.actor, sessionId: rows[0]?.session_id ?? '' };
    await expect(eraseOwnData(ctx, { user, password })).rejects.toMatchObject({
      code: 'tenancy.still_needed',
      fields: [{ path: 'company' }, { path: 'instance' }],
    });
  });

  test('by the operator touches nobody else', async () => {
    await erasePersonalDataOf(ctx, bob.email, { kind: 'system', id: 'facteur', name: 'Facteur' });
    expect(await whereIs(bob.email)).toEqual([]);
    expect(await whereIs(alice.email)).toContain('users');
    expect((await checkJournal(alice.tenant)).fault).toBeUndefined();
  });
});
