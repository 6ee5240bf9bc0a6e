import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { setMailAlias } from '#modules/tenancy';
import { afterEach, describe, expect, inject, test } from 'vitest';
import { sendMail, type SmtpTarget } from '../../samples/smtp.ts';
import { appEnvironment, startTestApp } from '../../support/app.ts';
import { asOwner } from '../../support/postgres.ts';
import { SmtpSession } from '../../support/product/smtp-session.ts';
import { mailDomain, openTestWorld } from '../../support/world.ts';
import { rawMail } from './mails.ts';

const MAX_BYTES = 20_000;
const world = await openTestWorld({
  environment: { ...appEnvironment, FACTEUR_ROLES: 'smtp', FACTEUR_SMTP_MAX_BYTES: String(MAX_BYTES) },
});
const { owner, address, ctx, papillon, muguet, alice } = world;
const app = await startTestApp(world);
await setMailAlias(alice.tenant, 'compta');

const at = (localPart: string): string => `${localPart}@${mailDomain}`;
const toPapillon = at('732829320');
const toMuguet = at('552100554');

async function send(to: string | readonly string[], more: Partial<SmtpTarget> = {}) {
  const target = { host: '127.0.0.1', port: app.smtpPort, from: 'fournisseur@exemple.test', to, raw: rawMail({ to }) };
  return await sendMail({ ...target, ...more });
}

interface Row {
  readonly company_id: string;
  readonly sha256: string;
  readonly size: string;
  readonly recipient: string;
  readonly sender: string;
  readonly is_encrypted: boolean;
  readonly state: string;
}

async function ledger(): Promise<Row[]> {
  const { rows } = await owner.query<Row>(
    'select company_id, sha256, size, recipient, sender, is_encrypted, state from inbox_messages order by message_id',
  );
  return rows;
}

const hash = (raw: Uint8Array): string => createHash('sha256').update(raw).digest('hex');
afterEach(async () => {
  await owner.query('delete from job_tickets');
  await owner.query('delete from inbox_messages');
});

describe('a mail', () => {
  test('that is answered 250 is in the ledger and on the disk, byte for byte, with the ticket of its reading', async () => {
    const raw = rawMail({ to: toPapillon, text: 'Bonjour,\r\n.une ligne à point\r\n..deux points' });
    const reply = await send(toPapillon, { raw });
    expect(reply.code).toBe(250);
    expect(reply.text).toContain(hash(raw).slice(0, 16));
    expect(await ledger()).toEqual([
      {
        company_id: papillon.id,
        sha256: hash(raw),
        size: String(raw.length),
        recipient: toPapillon,
        sender: 'fournisseur@exemple.test',
        is_encrypted: false,
        state: 'received',
      },
    ]);
    expect(hash(await ctx.blobs.get(papillon.id, hash(raw)))).toBe(hash(raw));
    expect((await owner.query('select from job_tickets')).rowCount).toBe(1);
  });

  test('may come encrypted', async () => {
    expect((await send(toPapillon, { tls: true })).code).toBe(250);
    expect(await ledger()).toEqual([expect.objectContaining({ is_encrypted: true })]);
  });

  test.each([
    'SIREN732829320',
    'siren732829320',
    'FR44732829320',
    'fr44732829320',
    'compta',
    'Compta',
    '732829320+edf',
    'compta+edf',
  ])('to %s is for Papillon', async (localPart) => {
    expect((await send(at(localPart))).code).toBe(250);
    expect(await ledger()).toEqual([expect.objectContaining({ company_id: papillon.id, recipient: at(localPart) })]);
  });

  test('is for the domain whatever its capitals', async () => {
    expect((await send(`732829320@${mailDomain.toUpperCase()}`)).code).toBe(250);
  });

  test('sent again with the same bytes, as by a sender that got no answer, is one', async () => {
    const raw = rawMail({ to: toPapillon });
    for (let time = 0; time < 3; time += 1) expect((await send(toPapillon, { raw })).code).toBe(250);
    expect(await ledger()).toHaveLength(1);
    expect((await owner.query('select from job_tickets')).rowCount).toBe(1);
  });

  test('without a sender, as bounces have, is taken', async () => {
    expect((await send(toPapillon, { from: '' })).code).toBe(250);
    expect(await ledger()).toEqual([expect.objectContaining({ sender: '' })]);
  });

  test('for two companies is each one’s', async () => {
    const raw = rawMail({ to: [toPapillon, toMuguet] });
    const reply = await send([toPapillon, toMuguet], { raw });
    expect(reply).toMatchObject({ code: 250, rejected: [] });
    expect((await ledger()).map((row) => row.company_id).toSorted()).toEqual([papillon.id, muguet.id].toSorted());
    for (const { id } of [papillon, muguet]) expect(await ctx.blobs.has(id, hash(raw))).toBe(true);
  });

  test('for two addresses of one company is one', async () => {
    expect((await send([toPapillon, at('compta')])).code).toBe(250);
    expect(await ledger()).toHaveLength(1);
  });

  test('after another in one session goes to its own recipient only', async () => {
    const session = await SmtpSession.open(app.smtpPort);
    for (const to of [toPapillon, toMuguet]) {
      expect((await session.send({ from: 'a@exemple.test', to, raw: rawMail({ to }) })).code).toBe(250);
    }
    await session.close();
    expect((await ledger()).map((row) => row.recipient)).toEqual([toPapillon, toMuguet]);
  });
});

describe('at RCPT', () => {
  test.each([at('404833048'), at('personne'), at("' or true --"), `732829320@ailleurs.test`, at('')])(
    '%s is refused with 550',
    async (to) => {
      const session = await SmtpSession.open(app.smtpPort);
      const reply = await session.send({ from: 'a@exemple.test', to, raw: rawMail({ to }) });
      expect([550, 501]).toContain(reply.code);
      await session.close();
      expect(await ledger()).toEqual([]);
    },
  );

  test('an unknown one beside a known one is refused alone', async () => {
    const reply = await send([toPapillon, at('personne')]);
    expect(reply).toMatchObject({ code: 250, rejected: [{ address: at('personne'), code: 550 }] });
    expect(await ledger()).toHaveLength(1);
  });

  test('more than a hundred are too many', async () => {
    const reply = await send(Array.from({ length: 101 }, (_, at_) => at(`732829320+${at_}`)));
    expect(reply.rejected).toEqual([expect.objectContaining({ code: 452 })]);
    expect(await ledger()).toHaveLength(1);
  });
});

describe('a mail that is too large', () => {
  const large = rawMail({ to: toPapillon, text: 'x'.repeat(70).concat('\r\n').repeat(600) });

  test('is refused with 552 before it is sent, when its size is announced', async () => {
    const socket = connect(app.smtpPort, '127.0.0.1');
    let said = '';
    socket.on('data', (bytes) => (said += String(bytes)));
    for (const line of ['EHLO mta.example', `MAIL FROM:<a@exemple.test> SIZE=${large.length}`, 'QUIT']) {
      await once(socket, 'data');
      socket.write(`${line}\r\n`);
    }
    await once(socket, 'close');
    expect(said).toMatch(/^250[ -]SIZE 20000\r\n[^]*^552 /m);
  });

  test('is refused with 552 when it is sent, and the session goes on', async () => {
    const session = await SmtpSession.open(app.smtpPort);
    expect((await session.send({ from: 'a@exemple.test', to: toPapillon, raw: large })).code).toBe(552);
    expect(
      (await session.send({ from: 'a@exemple.test', to: toPapillon, raw: rawMail({ to: toPapillon }) })).code,
    ).toBe(250);
    await session.close();
    expect(await ledger()).toHaveLength(1);
  });
});

test('with the database away every mail is put off with 451, and nothing is said to be kept', async () => {
  const server = inject('databaseServer');
  const allow = async (isAllowed: boolean) =>
    await asOwner(server, `alter database ${address.database ?? ''} with allow_connections ${isAllowed}`);
  await allow(false);
  await owner.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and application_name = 'facteur application'`,
  );
  const raw = rawMail({ to: toPapillon });
  const refused = await send(toPapillon, { raw });
  expect(refused).toMatchObject({ code: 451, accepted: [] });
  await allow(true);
  expect(await ledger()).toEqual([]);
  await sleep(50);
  expect((await send(toPapillon, { raw })).code).toBe(250);
  expect(await ledger()).toHaveLength(1);
});
