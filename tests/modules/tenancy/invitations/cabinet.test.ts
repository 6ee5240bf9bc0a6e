// A cabinet invites its own people, and opens the spaces of its clients.

import { forCompany, type Actor } from '#src/context.ts';
import { describe, expect, test } from 'vitest';
import { acceptWithNewAccount } from '../../../../modules/tenancy/service/invitations/accept.ts';
import { inviteClient } from '../../../../modules/tenancy/service/invitations/clients.ts';
import { getInvitation, invite, listInvitations } from '../../../../modules/tenancy/service/invitations/invite.ts';
import type { Place } from '../../../../modules/tenancy/service/place.ts';
import { password } from '../../../support/world.ts';
import { openInvitedWorld, origin } from './invited.ts';

const { world, received, tokenFor } = await openInvitedWorld();
const { ctx, owner, alice, charlie } = world;
const client = { address: '192.0.2.9', userAgent: 'Firefox' };
const sender = { origin };
const problem = (code: string) => expect.objectContaining({ code: `tenancy.${code}` }) as Error;
const statusOf = async (id: string, place: Place) => (await getInvitation(place, id)).status;
const consent = { termsVersion: 1, accepted: true };
const newAccount = (token: string) => ({ token, name: 'Jean', password, language: 'fr' as const, client, ...consent });

async function cabinetOf(person: Actor): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(
    'select cabinet_id as id from cabinet_memberships where user_id = $1',
    [person.id],
  );
  return rows[0]?.id ?? '';
}

async function actionsIn(table: string, whose: string): Promise<string[]> {
  const column = table === 'company_journal' ? 'company_id' : 'cabinet_id';
  const { rows } = await owner.query<{ action: string }>(
    `select action from ${table} where ${column} = $1 order by sequence`,
    [whose],
  );
  return rows.map(({ action }) => action);
}

describe('a cabinet', () => {
  test('invites its people with its own roles, in its own journal', async () => {
    const cabinetId = await cabinetOf(charlie.actor);
    const place: Place = { kind: 'cabinet', ctx, cabinetId, by: charlie.actor };
    const email = 'lea@cabinet.test';
    const id = await invite(place, { email, role: 'collaborator', language: 'en' }, sender);
    expect((await received(email)).mail.subject).toBe('Charlie invites you to join Cabinet du Muguet');
    await acceptWithNewAccount(ctx, newAccount(await tokenFor(email)));
    expect(await statusOf(id, place)).toBe('accepted');
    expect(await actionsIn('cabinet_journal', cabinetId)).toEqual([
      'cabinet.created',
      'invitation.sent',
      'invitation.accepted',
      'member.added',
    ]);
    const stranger: Place = { kind: 'cabinet', ctx, cabinetId, by: alice.actor };
    await expect(listInvitations(stranger)).rejects.toEqual(problem('cabinet_not_found'));
  });

  test('opens the space of a client: invited, then active when the manager accepts', async () => {
    const tenant = forCompany(ctx, charlie.tenant.company.id, charlie.actor);
    const state = async () =>
      (await owner.query('select status from companies where company_id = $1', [tenant.company.id])).rows[0] as object;
    await owner.query(`update companies set status = 'created' where company_id = $1`, [tenant.company.id]);
    const email = 'jean@muguet.test';
    const order = { person: { email, name: 'Jean Muguet' }, origin, cabinet: 'Cabinet du Muguet' };
    expect(await inviteClient(tenant, order)).toBe('invited');
    expect(await state()).toEqual({ status: 'invited' });
    expect((await received(email)).mail.subject).toBe('Cabinet du Muguet vous ouvre l’espace de « Muguet »');
    expect(await inviteClient(tenant, order)).toBe('reminded');
    const entered = await acceptWithNewAccount(ctx, newAccount(await tokenFor(email, 2)));
    expect(await state()).toEqual({ status: 'active' });
    expect(entered.href).toBe(`/d/${tenant.company.id}`);
    expect(await actionsIn('company_journal', tenant.company.id)).toEqual(
      expect.arrayContaining(['company.invited', 'company.activated', 'invitation.accepted']),
    );
  });
});
