// Mails that call people to their dossiers: they really travel, each thing is told once, at the pace each person chose.

import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { inboxWorkload } from '#modules/inbox';
import { invoiceWorkload } from '#modules/invoices';
import { createUser, signIn } from '#modules/tenancy';
import { systemActor } from '#src/context.ts';
import type { SendingFrequency } from '../../../../modules/tenancy/model/notifications.ts';
import { declineInvitation } from '../../../../modules/tenancy/service/invitations/accept.ts';
import { invite } from '../../../../modules/tenancy/service/invitations/invite.ts';
import { chooseForDossier, chooseNotifications } from '../../../../modules/tenancy/service/notifications/choices.ts';
import { notifyPeople } from '../../../../modules/tenancy/service/notifications/send.ts';
import { password } from '../../../support/world.ts';
import { enter } from '../../invoices/entries.ts';
import { openInvitedWorld, origin } from '../invitations/invited.ts';

const { world, sink, received, tokenFor } = await openInvitedWorld({ FACTEUR_PUBLIC_URL: origin });
const { ctx, owner, clock, alice, papillon } = world;
const workload = [inboxWorkload, invoiceWorkload];
const HOUR = 3_600_000;

async function round(frequency: SendingFrequency): Promise<void> {
  await notifyPeople(ctx, { workload, frequency, signal: new AbortController().signal });
}

async function kinds(): Promise<string[]> {
  const { rows } = await owner.query<{ kind: string; recipient: string }>(
    `select kind, recipient from outgoing_mails where kind like 'tenancy.notification%' order by created_at, recipient`,
  );
  return rows.map(({ kind, recipient }) => `${kind.replace('tenancy.notification_', '')} ${recipient}`);
}

async function failedDocument(): Promise<void> {
  await owner.query(
    `insert into inbox_documents (company_id, document_id, part, source, direction, sha256, size, filename,
       declared_type, received_at, received_by, state, state_since)
     values ($1, $2, '', 'mail', 'purchase', repeat('0', 64), 1, 'x.pdf', 'application/pdf', $3, '{}', 'failed', $3)`,
    [papillon.id, randomUUID(), clock.now()],
  );
}

const client = { address: '192.0.2.7', userAgent: 'Mozilla/5.0' };
await signIn(ctx, { email: alice.email, password, client });

describe('somebody who decides', () => {
  test('gets a digest in the morning, with what waits and a way to get fewer', async () => {
    await round('daily');
    expect(await kinds()).toEqual([]);
    clock.advance(24 * HOUR);
    await enter(alice.tenant, { number: 'N-1' });
    await enter(alice.tenant, { number: 'N-2' });
    clock.advance(HOUR);
    await round('daily');
    const { mail } = await received(alice.email);
    expect(mail.subject).toBe('Papillon — 2 factures à vérifier');
    expect(mail.text).toContain(`${origin}/d/${papillon.id}/achats`);
    expect(mail.text).toContain(`${origin}/compte/notifications`);
    expect(JSON.stringify(mail.headers.get('list'))).toContain('/compte/notifications');
  });

  test('gets it once, however often the round begins', async () => {
    await round('daily');
    expect(await kinds()).toHaveLength(1);
    clock.advance(24 * HOUR);
    await round('daily');
    expect(await kinds()).toHaveLength(2);
  });

  test('is told of what could not be read at once, and of the same thing no second time', async () => {
    await round('now');
    clock.advance(60_000);
    await failedDocument();
    clock.advance(60_000);
    await round('now');
    clock.advance(60_000);
    await round('now');
    expect(await kinds()).toEqual([`daily ${alice.email}`, `daily ${alice.email}`, `now ${alice.email}`]);
    expect((await received(alice.email, 3)).mail.subject).toBe('Papillon — 1 document illisible');
  });

  test('chooses: for one dossier otherwise than for all', async () => {
    const before = (await kinds()).length;
    await chooseForDossier(alice.tenant, { waiting: 'now', failed: 'never' });
    clock.advance(60_000);
    await failedDocument();
    await enter(alice.tenant, { number: 'N-3' });
    clock.advance(60_000);
    await round('now');
    expect((await received(alice.email, 4)).mail.subject).toBe('Papillon — 1 facture à vérifier');
    await chooseForDossier(alice.tenant, { waiting: '', failed: '' });
    await chooseNotifications(ctx, alice.actor.id, { waiting: 'never', failed: 'never', invitation: 'now' });
    clock.advance(48 * HOUR);
    await enter(alice.tenant, { number: 'N-4' });
    clock.advance(60_000);
    for (const frequency of ['now', 'daily', 'weekly'] as const) await round(frequency);
    expect((await kinds()).length).toBe(before + 1);
  });
});

describe('who invites', () => {
  test('is told who declined and whose time ran out', async () => {
    const place = { kind: 'company', tenant: alice.tenant } as const;
    const sender = { origin };
    await invite(place, { email: 'non@exemple.test', role: 'viewer' }, sender);
    await invite(place, { email: 'tard@exemple.test', role: 'viewer' }, sender);
    await round('now');
    clock.advance(60_000);
    await declineInvitation(ctx, await tokenFor('non@exemple.test'));
    clock.advance(60_000);
    await round('now');
    const declined = await received(alice.email, 5);
    expect(declined.mail.text).toContain('non@exemple.test : a décliné l’invitation');
    clock.advance(15 * 24 * HOUR);
    await round('now');
    const late = await received(alice.email, 6);
    expect(late.mail.text).toContain('tard@exemple.test : n’a pas répondu à temps');
    expect(late.mail.text).not.toContain('non@exemple.test');
  });
});

describe('nobody else', () => {
  test('is written to: neither who only looks, nor who has never signed in', async () => {
    const common = { password, language: 'fr', by: systemActor } as const;
    const { id } = await createUser(ctx, { name: 'Vera', email: 'vera@exemple.test', ...common });
    const { id: idle } = await createUser(ctx, { name: 'Ines', email: 'ines@exemple.test', ...common });
    for (const [user, role] of [
      [id, 'viewer'],
      [idle, 'manager'],
    ]) {
      await owner.query(
        `insert into company_memberships (company_id, user_id, role, since, granted_by) values ($1, $2, $3, now(), '{}')`,
        [papillon.id, user, role],
      );
    }
    await signIn(ctx, { email: 'vera@exemple.test', password, client });
    clock.advance(24 * HOUR);
    await enter(alice.tenant, { number: 'N-9' });
    await round('daily');
    const people = (await kinds()).map((line) => line.split(' ')[1]);
    expect(new Set(people)).toEqual(new Set([alice.email]));
    expect(sink.received.every(({ to }) => !to.includes('vera@exemple.test'))).toBe(true);
  });
});
