import { describe, expect, test, vi } from 'vitest';
import {
  acceptWithAccount,
  acceptWithNewAccount,
  declineInvitation,
  openInvitation,
} from '../../../../modules/tenancy/service/invitations/accept.ts';
import {
  getInvitation,
  invite,
  inviteMany,
  listInvitations,
  remind,
  remindMany,
  revokeInvitation,
} from '../../../../modules/tenancy/service/invitations/invite.ts';
import type { Place } from '../../../../modules/tenancy/service/place.ts';
import { password } from '../../../support/world.ts';
import { openInvitedWorld, origin } from './invited.ts';

const { world, sink, received, tokenFor } = await openInvitedWorld();
const { ctx, owner, clock, alice, bob, charlie, papillon } = world;
const client = { address: '192.0.2.9', userAgent: 'Firefox' };
const papillonPlace: Place = { kind: 'company', tenant: alice.tenant };
const sender = { origin };
const problem = (code: string) => expect.objectContaining({ code: `tenancy.${code}` }) as Error;
const statusOf = async (id: string, place: Place = papillonPlace) => (await getInvitation(place, id)).status;

let number = 0;
const someone = (): string => `personne${(number += 1)}@exemple.test`;
const newAccount = (token: string, name = 'Camille Roux') => ({
  token,
  name,
  password,
  language: 'fr' as const,
  client,
  termsVersion: 1,
  accepted: true,
});

async function actionsIn(table: string, whose: string): Promise<string[]> {
  const column = table === 'company_journal' ? 'company_id' : 'cabinet_id';
  const { rows } = await owner.query<{ action: string }>(
    `select action from ${table} where ${column} = $1 order by sequence`,
    [whose],
  );
  return rows.map(({ action }) => action);
}

describe('an invitation to a dossier', () => {
  test('arrives as a French mail with one button and says what it is about', async () => {
    const email = someone();
    const id = await invite(papillonPlace, { email, name: 'Camille Roux', role: 'approver' }, sender);
    const { mail } = await received(email);
    expect(mail.subject).toBe('Alice vous invite dans le dossier « Papillon »');
    expect(mail.text).toContain('Bonjour Camille Roux,');
    expect(String(mail.html).match(/class="button"/g)).toHaveLength(1);
    await vi.waitFor(async () => expect(await statusOf(id)).toBe('sent'), { timeout: 15_000, interval: 30 });
    const { rows } = await owner.query<{ token_hash: Buffer }>(
      'select token_hash from invitations where invitation_id = $1',
      [id],
    );
    const token = await tokenFor(email);
    expect(rows[0]?.token_hash.includes(Buffer.from(token))).toBe(false);
  });

  test('is opened, accepted, and lets the person in with its role; the link serves once', async () => {
    const email = someone();
    const id = await invite(papillonPlace, { email, role: 'approver' }, sender);
    const token = await tokenFor(email);
    expect(await openInvitation(ctx, token)).toMatchObject({ spaceName: 'Papillon', invitedBy: 'Alice', email });
    expect(await statusOf(id)).toBe('opened');
    const entered = await acceptWithNewAccount(ctx, newAccount(token));
    expect(entered.href).toBe(`/d/${papillon.id}`);
    const { rows } = await owner.query<{ role: string; email: string }>(
      `select m.role, u.email from company_memberships m join users u using (user_id)
       where m.company_id = $1 and m.user_id = $2`,
      [papillon.id, entered.userId],
    );
    expect(rows).toEqual([{ role: 'approver', email }]);
    expect(await statusOf(id)).toBe('accepted');
    const terms = await owner.query('select version, address from terms_acceptances where user_id = $1', [
      entered.userId,
    ]);
    expect(terms.rows).toEqual([{ version: 1, address: client.address }]);
    await expect(openInvitation(ctx, token)).rejects.toEqual(problem('invitation_invalid'));
    await expect(acceptWithNewAccount(ctx, newAccount(token))).rejects.toEqual(problem('invitation_invalid'));
    expect(await actionsIn('company_journal', papillon.id)).toEqual(
      expect.arrayContaining(['invitation.sent', 'invitation.accepted', 'member.added']),
    );
  });

  test('asks for the conditions of use, in the version in force, and a good password: else nothing is made', async () => {
    const email = someone();
    await invite(papillonPlace, { email, role: 'viewer' }, sender);
    const token = await tokenFor(email);
    const account = newAccount(token);
    await expect(acceptWithNewAccount(ctx, { ...account, accepted: false })).rejects.toEqual(problem('invalid_input'));
    await expect(acceptWithNewAccount(ctx, { ...account, termsVersion: 7 })).rejects.toEqual(problem('terms_changed'));
    await expect(acceptWithNewAccount(ctx, { ...account, password: 'x' })).rejects.toEqual(problem('invalid_input'));
    expect((await owner.query('select from users where email = $1', [email])).rowCount).toBe(0);
    await acceptWithNewAccount(ctx, account);
  });

  test('of two who use the same link at once, lets one in', async () => {
    const email = someone();
    await invite(papillonPlace, { email, role: 'viewer' }, sender);
    const account = newAccount(await tokenFor(email));
    const both = await Promise.allSettled([acceptWithNewAccount(ctx, account), acceptWithNewAccount(ctx, account)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  test('for an account that exists is accepted by signing in, and by no other account', async () => {
    const place: Place = { kind: 'company', tenant: alice.tenant };
    await invite(place, { email: charlie.email.toUpperCase(), role: 'viewer' }, sender);
    const token = await tokenFor(charlie.email.toUpperCase());
    await expect(acceptWithNewAccount(ctx, newAccount(token))).rejects.toEqual(problem('account_exists'));
    const consent = { token, termsVersion: 1, accepted: false, address: client.address };
    await expect(acceptWithAccount(ctx, { ...consent, person: bob.actor })).rejects.toEqual(problem('other_account'));
    expect(await acceptWithAccount(ctx, { ...consent, person: charlie.actor })).toBe(`/d/${papillon.id}`);
    await owner.query('delete from company_memberships where company_id = $1 and user_id = $2', [
      papillon.id,
      charlie.actor.id,
    ]);
  });

  test('can be declined, and sent again', async () => {
    const email = someone();
    const id = await invite(papillonPlace, { email, role: 'viewer' }, sender);
    await declineInvitation(ctx, await tokenFor(email));
    expect(await statusOf(id)).toBe('declined');
    await remind(papillonPlace, id, sender);
    await acceptWithNewAccount(ctx, newAccount(await tokenFor(email, 2)));
    await expect(remind(papillonPlace, id, sender)).rejects.toEqual(problem('invitation_settled'));
  });

  test('sent again has a new link; the former no longer works', async () => {
    const email = someone();
    const id = await invite(papillonPlace, { email, role: 'viewer' }, sender);
    const former = await tokenFor(email);
    await openInvitation(ctx, former);
    await remind(papillonPlace, id, sender);
    const token = await tokenFor(email, 2);
    await expect(openInvitation(ctx, former)).rejects.toEqual(problem('invitation_invalid'));
    await vi.waitFor(async () => expect(await statusOf(id)).toBe('sent'), { timeout: 15_000, interval: 30 });
    expect((await openInvitation(ctx, token)).email).toBe(email);
  });

  test('taken back opens nothing', async () => {
    const email = someone();
    const id = await invite(papillonPlace, { email, role: 'viewer' }, sender);
    const token = await tokenFor(email);
    await revokeInvitation(papillonPlace, id);
    await expect(openInvitation(ctx, token)).rejects.toEqual(problem('invitation_invalid'));
    expect((await listInvitations(papillonPlace)).some((one) => one.id === id)).toBe(false);
    await expect(revokeInvitation(papillonPlace, id)).rejects.toEqual(problem('invitation_settled'));
  });

  test('expires', async () => {
    const email = someone();
    const id = await invite(papillonPlace, { email, role: 'viewer' }, sender);
    const token = await tokenFor(email);
    clock.advance(14 * 86_400_000 + 1);
    await expect(openInvitation(ctx, token)).rejects.toEqual(problem('invitation_expired'));
    await expect(acceptWithNewAccount(ctx, newAccount(token))).rejects.toEqual(problem('invitation_expired'));
    expect(await statusOf(id)).toBe('expired');
    expect(await remindMany(papillonPlace, [id, id], sender)).toBe(1);
    expect((await openInvitation(ctx, await tokenFor(email, 2))).email).toBe(email);
  });

  test('to an address that is refused says so', async () => {
    const email = someone();
    sink.refusals.push({ step: 'rcpt', code: 550, text: '5.1.1 No such user' });
    const id = await invite(papillonPlace, { email, role: 'viewer' }, sender);
    await vi.waitFor(async () => expect(await statusOf(id)).toBe('address_refused'), { timeout: 15_000, interval: 30 });
    expect((await getInvitation(papillonPlace, id)).reason?.cause).toBe('no_mailbox');
  });
});

describe('inviting', () => {
  test('many at once: the fault of one does not keep the others', async () => {
    const good = [someone(), someone()];
    const people = [...good, 'nobody', bob.email, good[0] ?? ''].map((email) => ({ email, role: 'viewer' }));
    const fates = await inviteMany(papillonPlace, people, sender);
    expect(fates.map((fate) => ('problem' in fate ? fate.problem.code : 'invited'))).toEqual([
      'invited',
      'invited',
      'tenancy.invalid_input',
      'tenancy.already_member',
      'tenancy.already_invited',
    ]);
    for (const email of good) await received(email);
  });

  test.each(['auditor', 'cabinet-administrator', 'profile:01a20052-0000-7000-8000-000000000000', ''])(
    'as %j is no choice',
    async (role) => {
      await expect(invite(papillonPlace, { email: someone(), role }, sender)).rejects.toEqual(problem('invalid_input'));
    },
  );

  test('takes the right to manage people', async () => {
    const place: Place = { kind: 'company', tenant: bob.tenant };
    await expect(invite(place, { email: someone(), role: 'viewer' }, sender)).rejects.toEqual(problem('not_allowed'));
    await expect(listInvitations(place)).rejects.toEqual(problem('not_allowed'));
  });

  test('of another company cannot be seen or touched', async () => {
    const id = await invite(papillonPlace, { email: someone(), role: 'viewer' }, sender);
    const foreign: Place = { kind: 'company', tenant: charlie.tenant };
    await expect(getInvitation(foreign, id)).rejects.toEqual(problem('invitation_not_found'));
    await expect(revokeInvitation(foreign, id)).rejects.toEqual(problem('invitation_not_found'));
    await expect(remind(foreign, id, sender)).rejects.toEqual(problem('invitation_not_found'));
  });
});
