// After an import its clients and their delegates are invited in one go, and belong to who imported them.

import { describe, expect, test } from 'vitest';
import { companiesOf, createUser } from '#modules/tenancy';
import { systemActor, type Actor } from '#src/context.ts';
import {
  importedToInvite,
  inviteImported,
  sendInvitations,
} from '../../../../modules/tenancy/service/client-import/invite.ts';
import { chooseColumns, importColumns } from '../../../../modules/tenancy/service/client-import/columns.ts';
import { runImport } from '../../../../modules/tenancy/service/client-import/review.ts';
import { writeImport } from '../../../../modules/tenancy/service/client-import/run.ts';
import { startImport } from '../../../../modules/tenancy/service/client-import/start.ts';
import { password } from '../cast.ts';
import { newSiren, openLists, table } from './lists.ts';

const { ctx, owner, call, dryRun, run } = await openLists();
const go = new AbortController().signal;
const titles = ['Nom', 'SIREN', 'Contact', 'E-mail', 'E-mails des délégués'];

async function invitations(): Promise<unknown[]> {
  const { rows } = await owner.query<Record<string, string>>(
    'select email, role, state from invitations order by email',
  );
  return rows;
}

describe('the clients of an import', () => {
  test('are invited with their delegates, each with a role, once', async () => {
    const { importId } = await dryRun(
      table(
        titles,
        ['Aulne', newSiren(), 'Jeanne', 'jeanne@aulne.test', 'paul@aulne.test, lea@aulne.test'],
        ['Bouleau', newSiren(), 'Marc', 'marc@bouleau.test', ''],
        ['Cèdre', newSiren(), '', '', ''],
      ),
    );
    await run(importId);
    expect(await importedToInvite(ctx, { ...call, importId })).toEqual({ clients: 2, delegates: 2, unknown: 1 });
    const inviting = { ...call, importId, origin: 'https://facteur.test', delegateRole: 'assistant' };
    await inviteImported(ctx, inviting);
    await sendInvitations(ctx, inviting, go);
    const wanted = [
      { email: 'jeanne@aulne.test', role: 'manager', state: 'pending' },
      { email: 'lea@aulne.test', role: 'assistant', state: 'pending' },
      { email: 'marc@bouleau.test', role: 'manager', state: 'pending' },
      { email: 'paul@aulne.test', role: 'assistant', state: 'pending' },
    ];
    expect(await invitations()).toEqual(wanted);
    expect(await importedToInvite(ctx, { ...call, importId })).toEqual({ clients: 0, delegates: 0, unknown: 1 });
    await sendInvitations(ctx, inviting, go);
    expect(await invitations()).toEqual(wanted);
  });

  test('keep each other from nothing: an address that is wrong stops its own client alone', async () => {
    const [one, other] = [newSiren(), newSiren()];
    const { importId } = await dryRun(
      table(titles, ['Frêne', one, '', 'a@frene.test', ''], ['Hêtre', other, '', 'b@hetre.test', '']),
    );
    await run(importId);
    await owner.query(`update cabinet_client_contacts set email = 'pas une adresse' where email = 'a@frene.test'`);
    const inviting = { ...call, importId, origin: 'https://facteur.test', delegateRole: 'viewer' };
    await sendInvitations(ctx, inviting, go);
    expect(await invitations()).toContainEqual({ email: 'b@hetre.test', role: 'manager', state: 'pending' });
  });

  test('are not given a role that no invitation gives', async () => {
    const { importId } = await dryRun(table(['Nom', 'SIREN'], ['If', newSiren()]));
    const inviting = { ...call, importId, origin: 'https://facteur.test', delegateRole: 'tax-inspector' };
    await expect(inviteImported(ctx, inviting)).rejects.toMatchObject({ fields: [{ path: 'delegateRole' }] });
  });

  test('belong by name to who imported them and sees assigned ones only, as if typed one by one', async () => {
    const email = 'coll@exemple.test';
    const { id } = await createUser(ctx, { name: 'Colette', email, password, language: 'fr', by: systemActor });
    await owner.query(
      `insert into cabinet_memberships (cabinet_id, user_id, role, since, granted_by)
       values ($1, $2, 'collaborator', now(), '{}')`,
      [call.cabinetId, id],
    );
    const by: Actor = { kind: 'user', id, name: 'Colette' };
    const own = { cabinetId: call.cabinetId, by };
    const bytes = table(['Nom', 'SIREN'], ['Tilleul', newSiren()]);
    const importId = await startImport(ctx, { ...own, file: { fileName: 'a.csv', bytes } });
    const { import: found } = await importColumns(ctx, { ...own, importId });
    await chooseColumns(ctx, { ...own, importId, mapping: found.mapping });
    await runImport(ctx, { ...own, importId });
    await writeImport(ctx, { ...own, importId }, go);
    expect((await companiesOf(ctx, { userId: id, term: '' })).map(({ name }) => name)).toEqual(['Tilleul']);
    const { rows } = await owner.query(
      `select c.name, d.in_charge from cabinet_assignments a join companies c on c.company_id = a.company_id
       join cabinet_dossiers d on d.company_id = a.company_id where a.user_id = $1`,
      [id],
    );
    expect(rows).toEqual([{ name: 'Tilleul', in_charge: null }]);
  });
});
