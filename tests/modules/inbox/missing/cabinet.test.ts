// What is missing over the clients of a cabinet: counted as they change, seen by who sees the documents, asked in bulk.

import { describe, expect, test } from 'vitest';
import { inboxWorkload } from '#modules/inbox';
import { listClients } from '#modules/tenancy';
import { forCompany, systemActor, type TenantCtx } from '#src/context.ts';
import {
  askClients,
  cabinetMissing,
  linesOfClients,
  remindClients,
} from '../../../../modules/inbox/service/missing/cabinet.ts';
import { ignoreMissing } from '../../../../modules/inbox/service/missing/ignore.ts';
import { listMissing } from '../../../../modules/inbox/service/missing/list.ts';
import { missingRules } from '../../../../modules/inbox/service/missing/rules.ts';
import { searchMissing } from '../../../../modules/inbox/service/missing/search.ts';
import { openFirm } from '../../tenancy/cabinet/firm.ts';
import { monthly } from './dossier.ts';

const { ctx, owner, clock, cabinetId, anne, paul, marc, clients } = await openFirm();
clock.advance(Date.parse('2026-11-22T10:00:00Z') - clock.now().getTime());
const inside = (id: string): TenantCtx => forCompany(ctx, id, systemActor);
const asAnne = { cabinetId, by: anne };

await monthly(inside(clients.bakery));
await monthly(inside(clients.garage), {}, ['2026-04-30', '2026-05-31', '2026-06-30', '2026-07-31', '2026-08-31']);
for (const id of [clients.bakery, clients.garage]) await searchMissing(inside(id), {});

const seenBy = async (by: typeof anne) =>
  (await cabinetMissing(ctx, { cabinetId, by })).clients.map(({ name, waiting, missingSince }) => [
    name,
    waiting.missing,
    missingSince?.toISOString().slice(0, 10),
  ]);

describe('the clients of a cabinet', () => {
  test('are listed with how much is missing and since when, the oldest first', async () => {
    expect(await seenBy(anne)).toEqual([
      ['Garage', 2, '2026-09-30'],
      ['Boulangerie', 1, '2026-10-31'],
    ]);
    const { clients: listed } = await listClients(ctx, { ...asAnne, workload: [inboxWorkload] });
    expect(listed.find(({ id }) => id === clients.garage)).toMatchObject({ waiting: { missing: 2 } });
    expect(listed.find(({ id }) => id === clients.school)).toMatchObject({ waiting: { missing: 0 } });
    const question = { userId: anne.id, companyIds: [clients.garage], limit: 1 };
    const lines = await linesOfClients(ctx, question);
    expect(lines.get(clients.garage)).toMatchObject([{ expectedOn: '2026-09-30', state: 'open' }]);
  });

  test('are nothing to who sees no documents or does not reach them', async () => {
    expect(await seenBy(marc)).toEqual([]);
    expect(await seenBy(paul)).toEqual([]);
    const foreign = { userId: paul.id, companyIds: [clients.garage], limit: 5 };
    expect((await linesOfClients(ctx, foreign)).size).toBe(0);
  });

  test('are asked together; who has nobody to ask is named and left aside', async () => {
    const everybody = [clients.bakery, clients.garage, clients.school];
    await owner.query(
      `insert into company_memberships (company_id, user_id, role, since, granted_by) values ($1, $2, 'manager', $3, '{}')`,
      [clients.garage, paul.id, clock.now()],
    );
    const outcome = await askClients(ctx, { ...asAnne, companyIds: everybody });
    expect(outcome).toMatchObject({ clients: 1, lines: 2, leftAside: [{ name: 'Boulangerie' }] });
    expect(await askClients(ctx, { ...asAnne, companyIds: everybody })).toMatchObject({ clients: 0, lines: 0 });
    const asked = await askClients(ctx, { cabinetId, by: marc, companyIds: everybody });
    expect(asked).toEqual({ clients: 0, lines: 0, leftAside: [] });
  });

  test('are reminded by themselves from one click on', async () => {
    expect(await remindClients(ctx, { ...asAnne, companyIds: [clients.garage] })).toMatchObject({ clients: 1 });
    expect((await missingRules(inside(clients.garage))).rules).toMatchObject({ onSince: '2026-11-22', day: 15 });
    expect(await remindClients(ctx, { ...asAnne, companyIds: [clients.garage] })).toMatchObject({ clients: 0 });
  });

  test('disappear when nothing is missing any more', async () => {
    const tenant = inside(clients.garage);
    const { items } = await listMissing(tenant, { filter: 'waiting', limit: 10 });
    await ignoreMissing(tenant, { ids: items.map(({ id }) => id), reason: 'not_ours' });
    expect((await seenBy(anne)).map(([name]) => name)).toEqual(['Boulangerie']);
  });
});
