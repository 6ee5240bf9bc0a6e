// A discussion does not write to somebody in their quiet hours: the mail waits for their end, and goes out once.

import { expect, test } from 'vitest';
import { postMessage } from '../../../../modules/invoices/service/discussion/write.ts';
import { tellPerson } from '../../../../modules/invoices/service/discussion/tell.ts';
import { chooseQuietHours } from '../../../../modules/tenancy/service/notifications/quiet.ts';
import { openTestWorld } from '../../../support/world.ts';
import { openOffice } from './office.ts';

const world = await openTestWorld({ environment: { FACTEUR_PUBLIC_URL: 'https://factures.test' } });
const { ctx, owner, clock } = world;
const { paul, claire, companyId, invoice } = await openOffice(world);
const HOUR = 3_600_000;

const mails = async (): Promise<number> =>
  (await owner.query(`select from outgoing_mails where kind = 'invoices.discussion'`)).rowCount ?? 0;

test('a mention waits', async () => {
  const invoiceId = await invoice('Q-1');
  const from = new Date(clock.now().getTime() - HOUR).toISOString().slice(11, 16);
  const to = new Date(clock.now().getTime() + 2 * HOUR).toISOString().slice(11, 16);
  const days = ['1', '2', '3', '4', '5', '6', '7'];
  // Paris is one hour ahead: from now on for one hour.
  await chooseQuietHours(ctx, claire.actor.id, { from, to, days, wholeDays: [], timeZone: 'Europe/Paris' });
  const mentions = [claire.actor.id];
  await postMessage(paul.tenant, { invoiceId, text: 'Claire ?', isInternal: false, mentions, origin: 'page' });
  const telling = { companyId, invoiceId, userId: claire.actor.id };
  await tellPerson(ctx, telling);
  expect(await mails()).toBe(0);
  const { rows } = await owner.query<{ run_at: Date }>(
    `select run_at from graphile_worker.jobs where task_identifier = 'invoices.tell_of_discussion' order by run_at desc`,
  );
  expect(rows[0]?.run_at).toEqual(new Date(clock.now().getTime() + HOUR));
  clock.advance(HOUR);
  await tellPerson(ctx, telling);
  await tellPerson(ctx, telling);
  expect(await mails()).toBe(1);
});
