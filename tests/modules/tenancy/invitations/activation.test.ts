import { createDossier } from '#modules/tenancy';
import { expect, test } from 'vitest';
import { activateClients, clientsToActivate } from '../../../../modules/tenancy/service/invitations/activation.ts';
import { acceptWithNewAccount } from '../../../../modules/tenancy/service/invitations/accept.ts';
import { password } from '../../../support/world.ts';
import { openInvitedWorld, origin } from './invited.ts';

const { world, received, tokenFor } = await openInvitedWorld();
const { ctx, owner, alice, charlie, papillon, muguet } = world;
const { rows } = await owner.query<{ id: string }>('select cabinet_id as id from cabinets');
const call = { cabinetId: rows[0]?.id ?? '', by: charlie.actor, origin };
const client = { address: '192.0.2.9', userAgent: 'Firefox' };

async function dossier(name: string, siren: string, email?: string): Promise<string> {
  const { id } = await createDossier(ctx, { cabinetId: call.cabinetId, dossier: { name, siren }, by: charlie.actor });
  await owner.query(`update companies set status = 'created' where company_id = $1`, [id]);
  if (email !== undefined) {
    await owner.query(
      `insert into cabinet_client_contacts (cabinet_id, company_id, name, email, language, changed_at, changed_by)
       values ($1, $2, 'Jean Fleur', $3, 'fr', now(), '{}')`,
      [call.cabinetId, id, email],
    );
  }
  return id;
}

const fleurs = await dossier('Fleurs en pot', '813460276', 'jean@fleurs.test');
const sud = await dossier('Sud Concept', '509173845');
const stateOf = async (id: string) =>
  (await owner.query<{ status: string }>('select status from companies where company_id = $1', [id])).rows[0]?.status;

test('clients whose space is not open are listed by name, with whom to write to', async () => {
  const found = await clientsToActivate(ctx, call);
  expect(found.map(({ name, contact }) => [name, contact?.email])).toEqual([
    ['Fleurs en pot', 'jean@fleurs.test'],
    ['Sud Concept', undefined],
  ]);
});

test('those ticked are invited; a fault of one does not keep the others, and no other company is touched', async () => {
  const fates = await activateClients(ctx, call, [
    { companyId: fleurs, email: 'Jean@fleurs.test' },
    { companyId: sud, email: '' },
    { companyId: papillon.id, email: 'x@exemple.test' },
    { companyId: muguet.id, email: 'x@exemple.test' },
  ]);
  expect(fates.map((fate) => ('problem' in fate ? fate.problem.code : fate.done))).toEqual([
    'invited',
    'tenancy.invalid_input',
  ]);
  expect((await received('jean@fleurs.test')).mail.text).toContain('Bonjour Jean Fleur,');
  expect([await stateOf(fleurs), await stateOf(sud), await stateOf(papillon.id)]).toEqual([
    'invited',
    'created',
    'active',
  ]);
});

test('a second time reminds; whose manager has accepted is active and leaves the list', async () => {
  const [fate] = await activateClients(ctx, call, [{ companyId: fleurs, email: 'jean@fleurs.test' }]);
  expect(fate).toEqual({ client: 'Fleurs en pot', done: 'reminded' });
  const token = await tokenFor('jean@fleurs.test', 2);
  const account = { token, name: 'Jean Fleur', password, language: 'fr' as const, client };
  await acceptWithNewAccount(ctx, { ...account, termsVersion: 1, accepted: true });
  expect(await stateOf(fleurs)).toBe('active');
  expect((await clientsToActivate(ctx, call)).map(({ name }) => name)).toEqual(['Sud Concept']);
});

test('is for those who manage the clients of the cabinet', async () => {
  await expect(clientsToActivate(ctx, { ...call, by: alice.actor })).rejects.toMatchObject({
    code: 'tenancy.cabinet_not_found',
  });
});
