// Asking for what is missing: mails that really travel, to whom the rules say, answered to the dossier, and never twice.

import { afterAll, describe, expect, test, vi } from 'vitest';
import { forCompany } from '#src/context.ts';
import { askNow, remindCompany } from '../../../../modules/inbox/service/missing/ask.ts';
import { ignoreMissing } from '../../../../modules/inbox/service/missing/ignore.ts';
import { getMissing } from '../../../../modules/inbox/service/missing/list.ts';
import { remindEverywhere, searchEverywhere } from '../../../../modules/inbox/service/missing/nightly.ts';
import {
  changeMissingRules,
  missingRules,
  switchRemindersOn,
} from '../../../../modules/inbox/service/missing/rules.ts';
import { searchMissing } from '../../../../modules/inbox/service/missing/search.ts';
import { inboxModule } from '#modules/inbox';
import { startWorker } from '#src/jobs/worker.ts';
import { mailJobs } from '#src/mail/index.ts';
import { renderLetter } from '#views/mail/letter.tsx';
import { ownerPool } from '../../../src/jobs/queue.ts';
import { openInvitedWorld } from '../../tenancy/invitations/invited.ts';
import { linesOf, monthly } from './dossier.ts';

const { world, sink, received } = await openInvitedWorld();
const { ctx, alice, bob, charlie, papillon, muguet, clock, owner } = world;
const tenant = alice.tenant;
const DAY = 86_400_000;
const change = async (given: object): Promise<unknown> => {
  const { rules } = await missingRules(tenant);
  return await changeMissingRules(tenant, { ...rules, isOn: rules.onSince !== undefined, ...given });
};
const mails = async (): Promise<number> =>
  Number(
    (await owner.query<{ count: string }>(`select count(*) from outgoing_mails where kind = 'inbox.missing'`)).rows[0]
      ?.count,
  );
const remind = async (today: string): Promise<void> => await remindCompany(ctx, { companyId: papillon.id, today });

await monthly(tenant);
await monthly(tenant, { supplier: 'Altaïr', siren: '813460276', gross: '12.00' });
await searchMissing(tenant, {});

describe('somebody who asks', () => {
  test('writes one mail to the managers with all that is ticked; the answer goes to the dossier', async () => {
    const [line] = await linesOf(world, papillon.id);
    expect(await askNow(tenant, [line?.id ?? ''])).toEqual({ asked: 1, already: 0, recipients: [alice.email] });
    const { mail } = await received(alice.email);
    expect(mail.subject).toBe('Papillon : 1 document manquant');
    expect(mail.text).toContain(
      '- Orion Énergie : Facture, octobre 2026, attendue vers le 31/10/2026, environ 84,00\u00a0€',
    );
    expect(mail.text).toContain('Demandé par Alice.');
    expect(mail.replyTo?.text).toBe('732829320@factures.test');
    const [asked, other] = await linesOf(world, papillon.id);
    expect([asked, other]).toMatchObject([
      { state: 'asked', asked: 1 },
      { state: 'open', asked: 0 },
    ]);
    const detail = await getMissing(tenant, line?.id ?? '');
    expect(detail.mails.map(({ recipient }) => recipient)).toEqual([alice.email]);
    expect(detail.mails[0]?.state).toMatch(/^(?:queued|sent)$/);
    expect(detail.steps.at(-1)).toMatchObject({ state: 'asked', detail: { to: [alice.email] } });
  });

  test('asks for the same line once a day, whoever asks, however often, even at once', async () => {
    const before = await mails();
    const outcomes = await Promise.all([askNow(tenant, 'all'), askNow(tenant, 'all'), askNow(tenant, 'all')]);
    expect(outcomes.map(({ asked }) => asked).toSorted((one, other) => one - other)).toEqual([0, 0, 1]);
    expect(await mails()).toBe(before + 1);
    clock.advance(DAY);
    expect((await askNow(tenant, 'all')).asked).toBe(2);
  });

  test('asks for nothing that is given up, not there, or another company’s', async () => {
    const ids = (await linesOf(world, papillon.id)).map(({ id }) => id);
    expect(await askNow(charlie.tenant, ids)).toEqual({ asked: 0, already: 0, recipients: [] });
    clock.advance(DAY);
    await ignoreMissing(tenant, { ids: ids.slice(0, 1), reason: 'lost' });
    expect((await askNow(tenant, ids)).asked).toBe(1);
  });

  test('needs the right, and somebody to ask', async () => {
    await expect(askNow(bob.tenant, 'all')).rejects.toMatchObject({ code: 'tenancy.not_allowed' });
    await expect(askNow(forCompany(ctx, muguet.id, alice.actor), 'all')).rejects.toMatchObject({
      code: 'tenancy.not_allowed',
    });
    clock.advance(DAY);
    await owner.query(`update company_memberships set role = 'assistant' where user_id = $1`, [alice.actor.id]);
    await expect(askNow(tenant, 'all')).rejects.toMatchObject({ code: 'inbox.nobody_to_ask' });
    await owner.query(`update company_memberships set role = 'manager' where user_id = $1`, [alice.actor.id]);
  });
});

describe('the reminder of a month', () => {
  test('goes out when it is on and due, to whom the rules name, in their language, once', async () => {
    clock.advance(Date.parse('2026-12-10T09:00:00Z') - clock.now().getTime());
    await remind('2026-12-15');
    const before = await mails();
    await change({
      isOn: true,
      mostReminders: 12,
      people: [bob.actor.id],
      addresses: ['compta@client.test', bob.email],
      language: 'en',
    });
    await remind('2026-12-14');
    expect(await mails()).toBe(before);
    await Promise.all([remind('2026-12-15'), remind('2026-12-15'), remind('2026-12-16')]);
    expect(await mails()).toBe(before + 2);
    const { mail } = await received('compta@client.test');
    expect(mail.subject).toBe('Papillon: 1 document missing');
    expect(mail.text).toContain('This reminder goes out once a month');
    expect((await received(bob.email)).mail.subject).toBe(mail.subject);
    expect(sink.received.some(({ to }) => to.includes(charlie.email))).toBe(false);
  });

  test('ends after so many times, but not what is asked by hand', async () => {
    const asked = async (): Promise<number> => (await linesOf(world, papillon.id))[1]?.asked ?? 0;
    const before = await asked();
    await change({ mostReminders: before + 1 });
    for (const month of ['01', '02', '03']) await remind(`2027-${month}-15`);
    expect(await asked()).toBe(before + 1);
    expect((await askNow(tenant, 'all')).asked).toBe(1);
  });

  test('begins with the next day that is due: nobody is written to for a day before it was switched on', async () => {
    await change({ isOn: false });
    clock.advance(Date.parse('2027-04-20T09:00:00Z') - clock.now().getTime());
    await change({ mostReminders: 12 });
    expect(await switchRemindersOn(tenant)).toBe(true);
    expect(await switchRemindersOn(tenant)).toBe(false);
    const before = await mails();
    await remind('2027-04-21');
    expect(await mails()).toBe(before);
    await remind('2027-05-16');
    expect(await mails()).toBe(before + 2);
  });
});

describe('every night and morning', () => {
  test('each dossier is searched and reminded by jobs of its own, once', async () => {
    clock.advance(Date.parse('2027-06-15T07:00:00Z') - clock.now().getTime());
    const before = await mails();
    await remindEverywhere(ctx);
    await remindEverywhere(ctx);
    await searchEverywhere(ctx);
    await searchEverywhere(ctx);
    const jobs = [...(inboxModule().jobs ?? []), ...mailJobs(renderLetter)];
    const worker = await startWorker({ ctx, owner: ownerPool(world), jobs, concurrency: 2 });
    afterAll(async () => await worker.stop());
    const waiting = `select count(*) from graphile_worker.jobs where task_identifier like 'inbox.%'`;
    await vi.waitFor(
      async () => {
        expect((await owner.query<{ count: string }>(waiting)).rows[0]?.count).toBe('0');
      },
      { timeout: 15_000, interval: 50 },
    );
    expect(await mails()).toBe(before + 2);
    expect((await linesOf(world, papillon.id)).map(({ state }) => state)).toEqual(['ignored', 'withdrawn']);
  });
});
