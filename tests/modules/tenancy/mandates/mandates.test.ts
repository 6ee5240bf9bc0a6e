// A mandate's life, on a real database: drafted, sent, signed, refused, revoked, expired; who did what and when.

import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { forCompany } from '#src/context.ts';
import { parisDay } from '#src/clock.ts';
import { changeDraft } from '../../../../modules/tenancy/service/mandates/draft.ts';
import { noticeMandates } from '../../../../modules/tenancy/service/mandates/due.ts';
import {
  documentByLink,
  openMandateLink,
  refuseByLink,
  signByLink,
} from '../../../../modules/tenancy/service/mandates/link.ts';
import {
  clientRegister,
  mandateDocument,
  seeMandate,
  signedCopy,
} from '../../../../modules/tenancy/service/mandates/read.ts';
import { addSignature, endMandate } from '../../../../modules/tenancy/service/mandates/settle.ts';
import { SIGNED_BYTES } from '../../../../modules/tenancy/model/mandates/signed-file.ts';
import { dayAfter } from '../../../../modules/tenancy/model/mandates/calendar.ts';
import { openRegister, papers, scan, terms } from './register.ts';

const register = await openRegister();
const { ctx, owner, clock, at, bakery, draft, send, token, journal, anne, paul, marc, clients } = register;
const DAY = 86_400_000;
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const states = async (id: string): Promise<string[]> => (await seeMandate(bakery, id)).steps.map(({ state }) => state);

describe('a draft', () => {
  test('names both sides as they are called, and is a PDF whose hash is kept', async () => {
    const id = await draft({ kind: 'designation', platformName: 'SUPER PDP', platformNumber: '0123' });
    const { mandate, steps } = await seeMandate(bakery, id);
    expect(mandate).toMatchObject({
      kind: 'designation',
      state: 'draft',
      agent: { name: 'Cabinet Colombe', siren: '404833048' },
      signer: { name: 'Camille Martin', quality: 'gérante', email: 'camille@exemple.test' },
      platform: { name: 'SUPER PDP', number: '0123' },
      startsOn: '2026-12-01',
      endsOn: undefined,
      ceiling: undefined,
    });
    expect(steps).toMatchObject([{ state: 'draft', by: { id: anne.id, name: 'Anne' } }]);
    const { bytes, filename } = await mandateDocument(bakery, id);
    expect(Buffer.from(bytes.slice(0, 5)).toString()).toBe('%PDF-');
    expect(filename).toBe('Mandat de désignation de plateforme agréée.pdf');
    expect(sha256(bytes)).toBe(mandate.documentSha256);
  });

  test('is changed with its PDF until it is sent', async () => {
    const id = await draft();
    const before = (await seeMandate(bakery, id)).mandate;
    await changeDraft(bakery, papers, { ...terms, id, signerName: 'Dominique Martin', ceiling: '10 000,50' });
    const { mandate } = await seeMandate(bakery, id);
    expect(mandate.signer.name).toBe('Dominique Martin');
    expect(mandate.ceiling?.toString()).toBe('10000.50');
    expect(mandate.documentSha256).not.toBe(before.documentSha256);
    await send(id);
    await expect(changeDraft(bakery, papers, { ...terms, id })).rejects.toMatchObject({
      code: 'tenancy.mandate_settled',
    });
  });

  test('with wrong terms is refused with each of them', async () => {
    const wrong = {
      kind: 'autre',
      signerName: ' ',
      signerEmail: 'camille',
      platformNumber: '12',
      startsOn: '2026-12-01',
      endsOn: '2026-01-01',
      ceiling: '-1',
    };
    await expect(draft(wrong)).rejects.toMatchObject({
      code: 'tenancy.invalid_input',
      fields: [
        { path: 'kind' },
        { path: 'signerName' },
        { path: 'signerEmail' },
        { path: 'platformName' },
        { path: 'platformNumber' },
        { path: 'endsOn' },
        { path: 'ceiling' },
      ],
    });
  });

  test('has a ceiling only when it delegates', async () => {
    const id = await draft({ kind: 'designation', ceiling: '100' });
    expect((await seeMandate(bakery, id)).mandate.ceiling).toBeUndefined();
  });
});

describe('who may', () => {
  test('do it manages the client; for others the client, or the mandate, does not exist', async () => {
    const id = await draft();
    await expect(seeMandate(at(paul, clients.bakery), id)).rejects.toMatchObject({ status: 404 });
    await expect(send(id, '', at(paul, clients.bakery))).rejects.toMatchObject({ status: 404 });
    expect((await seeMandate(at(marc, clients.bakery), id)).mandate.id).toBe(id);
    const elsewhere = at(anne, clients.garage);
    await expect(seeMandate(elsewhere, id)).rejects.toMatchObject({ code: 'tenancy.mandate_not_found' });
    await expect(seeMandate(bakery, 'rien')).rejects.toMatchObject({ code: 'tenancy.mandate_not_found' });
  });

  test('revoke it, in the company: who may change its settings; who only looks sees it', async () => {
    const id = await draft();
    for (const [person, role] of [
      [paul, 'viewer'],
      [marc, 'manager'],
    ] as const) {
      await owner.query(
        `insert into company_memberships (company_id, user_id, role, since, granted_by) values ($1, $2, $3, $4, '{}')`,
        [clients.school, person.id, role, clock.now()],
      );
    }
    const schoolMandate = await draft({}, at(anne, clients.school));
    const as = (person: typeof paul) => ({ kind: 'company', tenant: forCompany(ctx, clients.school, person) }) as const;
    expect((await clientRegister(as(paul))).mandates.map((one) => one.id)).toEqual([schoolMandate]);
    const revocation = { id: schoolMandate, state: 'revoked', note: '' } as const;
    await expect(endMandate(as(paul), revocation)).rejects.toMatchObject({ code: 'tenancy.not_allowed' });
    await endMandate(as(marc), revocation);
    expect((await seeMandate(as(paul), schoolMandate)).steps.at(-1)).toMatchObject({
      state: 'revoked',
      by: { name: 'Marc' },
    });
    await expect(endMandate(as(marc), { ...revocation, id })).rejects.toMatchObject({ status: 404 });
  });
});

describe('sending', () => {
  test('goes to the signer once more as a reminder, and each former link opens nothing', async () => {
    const id = await draft();
    await send(id);
    const first = await token();
    clock.advance(60_000);
    await send(id, 'autre@exemple.test');
    const { mandate, sendings } = await seeMandate(bakery, id);
    expect(mandate).toMatchObject({ state: 'sent', signer: { email: 'autre@exemple.test' } });
    expect(sendings.map(({ email, by, mail }) => [email, by.name, mail?.state])).toEqual([
      ['autre@exemple.test', 'Anne', 'held'],
      ['camille@exemple.test', 'Anne', 'cancelled'],
    ]);
    const { rows } = await owner.query<{ subject: string }>(
      `select subject from outgoing_mails where recipient in ('camille@exemple.test', 'autre@exemple.test')
       order by mail_id desc limit 2`,
    );
    expect(rows.map(({ subject }) => subject)).toEqual([
      'Rappel : Boulangerie — mandat de délégation à signer',
      'Boulangerie — mandat de délégation à signer',
    ]);
    await expect(openMandateLink(ctx, first)).rejects.toMatchObject({ code: 'tenancy.mandate_link_invalid' });
    expect((await openMandateLink(ctx, await token())).isOpen).toBe(true);
    expect(await states(id)).toEqual(['draft', 'sent', 'sent']);
    expect((await journal()).slice(-2)).toEqual(['mandate.sent', 'mandate.reminded']);
  });

  test('to no address at all is refused', async () => {
    const id = await draft();
    await expect(send(id, 'nulle part')).rejects.toMatchObject({ fields: [{ path: 'email' }] });
    expect(await states(id)).toEqual(['draft']);
  });
});

describe('behind the link', () => {
  test('the signer reads it and adds the signed copy, which is kept byte for byte', async () => {
    const id = await draft();
    await send(id);
    const link = await token();
    const { mandate, company, isOpen } = await openMandateLink(ctx, link);
    expect([mandate.id, company, isOpen]).toEqual([id, 'Boulangerie', true]);
    expect((await documentByLink(ctx, link)).sha256).toBe(mandate.documentSha256);
    await signByLink(ctx, link, { file: scan, signedOn: '' });
    const story = await seeMandate(bakery, id);
    expect(story.mandate).toMatchObject({
      state: 'signed',
      signedOn: parisDay(clock.now()),
      signedFile: { sha256: sha256(scan.bytes), filename: 'mandat signé.pdf', mediaType: 'application/pdf' },
    });
    expect(story.mandate.openedAt).toEqual(clock.now());
    expect(story.steps.at(-1)?.by).toEqual({ kind: 'mail', id: 'camille@exemple.test', name: 'Camille Martin' });
    expect(Buffer.from((await signedCopy(bakery, id)).bytes)).toEqual(Buffer.from(scan.bytes));
    expect((await openMandateLink(ctx, link)).isOpen).toBe(false);
    await expect(refuseByLink(ctx, link, '')).rejects.toMatchObject({ code: 'tenancy.mandate_settled' });
  });

  test('what is no PDF or picture, what is too large, and a day to come are refused', async () => {
    const id = await draft();
    await send(id);
    const link = await token();
    const tomorrow = dayAfter(parisDay(clock.now()), 1);
    const large = new Uint8Array(SIGNED_BYTES + 1);
    large.set(scan.bytes);
    for (const [file, signedOn, path] of [
      [undefined, '', 'file'],
      [{ bytes: new TextEncoder().encode('<svg>'), name: 'x.pdf' }, '', 'file'],
      [{ bytes: large, name: 'x.pdf' }, '', 'file'],
      [scan, tomorrow, 'signedOn'],
    ] as const) {
      await expect(signByLink(ctx, link, { file, signedOn })).rejects.toMatchObject({ fields: [{ path }] });
    }
    expect(await states(id)).toEqual(['draft', 'sent']);
    await expect(signedCopy(bakery, id)).rejects.toMatchObject({ code: 'tenancy.signed_file_missing' });
  });

  test('a refusal has its reason, and may be thought over', async () => {
    const id = await draft();
    await send(id);
    await refuseByLink(ctx, await token(), 'Pas  cette année.');
    expect((await seeMandate(bakery, id)).steps.at(-1)).toMatchObject({ state: 'refused', note: 'Pas cette année.' });
    await send(id);
    await signByLink(ctx, await token(), { file: scan, signedOn: '' });
    expect(await states(id)).toEqual(['draft', 'sent', 'refused', 'sent', 'signed']);
  });

  test('a link of nothing, and one that is too old, open nothing', async () => {
    for (const wrong of ['', 'rien', 'a'.repeat(43)]) {
      await expect(openMandateLink(ctx, wrong)).rejects.toMatchObject({ code: 'tenancy.mandate_link_invalid' });
    }
    await send(await draft());
    const link = await token();
    clock.advance(30 * DAY);
    await expect(openMandateLink(ctx, link)).rejects.toMatchObject({ code: 'tenancy.mandate_link_expired' });
    await expect(documentByLink(ctx, link)).rejects.toMatchObject({ code: 'tenancy.mandate_link_expired' });
  });
});

describe('the end', () => {
  test('of what was revoked is final', async () => {
    const id = await draft();
    await addSignature(bakery, { id, file: scan, signedOn: '2026-11-20' });
    await endMandate(bakery, { id, state: 'revoked', note: 'Changement de cabinet' });
    for (const again of [
      async () => await send(id),
      async () => await addSignature(bakery, { id, file: scan, signedOn: '' }),
      async () => await endMandate(bakery, { id, state: 'refused', note: '' }),
      async () => await endMandate(bakery, { id, state: 'revoked', note: '' }),
    ]) {
      await expect(again()).rejects.toMatchObject({ code: 'tenancy.mandate_settled' });
    }
    expect((await signedCopy(bakery, id)).bytes.length).toBe(scan.bytes.length);
  });

  test('is noticed once when it is near, and once when it has passed', async () => {
    const today = parisDay(clock.now());
    const signed = async (days: number): Promise<string> => {
      const id = await draft({ startsOn: today, endsOn: dayAfter(today, days) });
      await addSignature(bakery, { id, file: scan, signedOn: '' });
      return id;
    };
    const [near, far] = [await signed(30), await signed(31)];
    const notice = async (): Promise<void> => await noticeMandates(ctx, new AbortController().signal);
    const noticed = async (): Promise<string[]> => {
      const { rows } = await owner.query<{ id: string }>(
        `select mandate_id as id from company_mandates where ending_noticed_at is not null order by 1`,
      );
      return rows.map(({ id }) => id);
    };
    await notice();
    await notice();
    expect(await noticed()).toEqual([near]);
    expect((await journal()).filter((action) => action === 'mandate.ends_soon')).toHaveLength(1);
    clock.advance(31 * DAY);
    expect((await seeMandate(bakery, near)).mandate.state).toBe('expired');
    expect((await seeMandate(bakery, far)).mandate.state).toBe('signed');
    await notice();
    await notice();
    expect(await states(near)).toEqual(['draft', 'signed', 'expired']);
    expect((await seeMandate(bakery, near)).steps.at(-1)?.by.kind).toBe('system');
    expect((await journal()).filter((action) => action === 'mandate.expired')).toHaveLength(1);
    await expect(endMandate(bakery, { id: near, state: 'revoked', note: '' })).rejects.toMatchObject({ status: 409 });
  });
});

test('two answers at one moment leave one', async () => {
  const id = await draft();
  await send(id);
  const link = await token();
  const outcomes = await Promise.allSettled([
    signByLink(ctx, link, { file: scan, signedOn: '' }),
    signByLink(ctx, link, { file: scan, signedOn: '' }),
    endMandate(bakery, { id, state: 'refused', note: '' }),
  ]);
  const after = await states(id);
  expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBe(after.length - 2);
  expect(after.filter((state) => state === 'signed')).toHaveLength(1);
});
