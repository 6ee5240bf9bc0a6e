import { verify } from '#modules/archive';
import { Decimal } from '#src/money.ts';
import { correctInvoice } from '../../../modules/invoices/service/correct.ts';
import { acceptInvoice, refuseInvoice, undoDecision } from '../../../modules/invoices/service/decide.ts';
import { getFile } from '../../../modules/invoices/service/files.ts';
import { getInvoice, getTimeline } from '../../../modules/invoices/service/read.ts';
import { afterEach, describe, expect, test } from 'vitest';
import { openTestWorld } from '../../support/world.ts';
import { enter, iban } from './entries.ts';

const world = await openTestWorld();
const { alice, bob, charlie, owner, clock } = world;
const papillon = alice.tenant;
const kinds = async (id: string) => (await getTimeline(papillon, id)).map(({ kind }) => kind);
const published = async (): Promise<string[]> =>
  (await owner.query<{ type: string }>('select type from outbox order by id')).rows.map(({ type }) => type);
const entries = async (): Promise<number> => (await verify(papillon)).entries;
const DAY = 24 * 3600 * 1000;

afterEach(async () => {
  await owner.query('alter table archive_entries disable trigger archive_entries_final');
  await owner.query(
    'truncate invoices, invoice_counts, outbox, archive_entries, archive_heads, partners, partner_series cascade',
  );
  await owner.query('alter table archive_entries enable trigger archive_entries_final');
});

describe('a correction', () => {
  test('replaces what was read, says who and what, and keeps the rest', async () => {
    const id = await enter(papillon);
    const corrected = await correctInvoice(papillon, {
      id,
      version: 1,
      correction: { number: 'FA-99', totalWithVat: Decimal.of('240.00'), seller: { siren: '542065479' } },
    });
    expect(corrected).toMatchObject({ version: 2, state: 'pending' });
    expect(corrected.model).toMatchObject({ number: 'FA-99', issueDate: '2026-11-02' });
    expect(corrected.model.totals.gross?.toString()).toBe('240.00');
    expect(corrected.provenance).toMatchObject({
      number: { method: 'person' },
      totalWithVat: { method: 'person' },
      'seller.siren': { method: 'person' },
    });
    expect(corrected.provenance.issueDate).toBeUndefined();
    const [, entry] = await getTimeline(papillon, id);
    expect(entry).toMatchObject({ kind: 'corrected', actor: alice.actor });
    expect(entry?.details['changes']).toContainEqual({ field: 'number', before: 'FA-1', after: 'FA-99' });
  });

  test('is checked again: findings come and go, and so does the partner', async () => {
    const first = await enter(papillon);
    const id = await enter(papillon, { number: 'FA-2' });
    const before = (await getInvoice(papillon, id)).invoice;
    const same = await correctInvoice(papillon, { id, correction: { number: 'FA-1' } });
    expect(same.findings).toContainEqual(expect.objectContaining({ rule: 'invoices.duplicate_number', value: first }));
    const other = await correctInvoice(papillon, { id, correction: { seller: { siren: '542065479', name: 'Autre' } } });
    expect(other.findings.map(({ rule }) => rule)).not.toContain('invoices.duplicate_number');
    expect(other.partnerId).not.toBe(before.partnerId);
  });

  test('that changes nothing leaves the version alone', async () => {
    const id = await enter(papillon);
    expect(await correctInvoice(papillon, { id, correction: { number: 'FA-1' } })).toMatchObject({ version: 1 });
    expect(await kinds(id)).toEqual(['received']);
  });

  test('of an old version, of a decided invoice, or by who may only decide, is refused', async () => {
    const id = await enter(papillon);
    await correctInvoice(papillon, { id, version: 1, correction: { number: 'FA-2' } });
    const again = { id, version: 1, correction: { number: 'FA-3' } };
    await expect(correctInvoice(papillon, again)).rejects.toMatchObject({
      code: 'http.changed_meanwhile',
      status: 412,
    });
    await expect(correctInvoice(bob.tenant, { ...again, version: 2 })).rejects.toMatchObject({ status: 403 });
    await expect(correctInvoice(charlie.tenant, again)).rejects.toMatchObject({ status: 404 });
    await refuseInvoice(papillon, { id, reasonCode: 'AUTRE', reason: 'Essai' });
    await expect(correctInvoice(papillon, { id, correction: { number: 'X' } })).rejects.toMatchObject({
      code: 'invoices.already_decided',
    });
  });

  test('to one number of two invoices at once is told to one of them', async () => {
    const ids = [await enter(papillon, { number: 'A' }), await enter(papillon, { number: 'B' })];
    const corrected = await Promise.all(
      ids.map(async (id) => await correctInvoice(papillon, { id, correction: { number: 'C' } })),
    );
    const told = corrected.filter(({ findings }) => findings.some(({ rule }) => rule === 'invoices.duplicate_number'));
    expect(told).toHaveLength(1);
  });
});

describe('an acceptance', () => {
  test('is a row with who and when, an event, three files in the archive and lines in the timeline', async () => {
    const id = await enter(papillon);
    const accepted = await acceptInvoice(bob.tenant, { id, version: 1 });
    expect(accepted).toMatchObject({ state: 'accepted', stateBy: bob.actor, stateSince: clock.now(), version: 2 });
    expect((await getInvoice(papillon, id)).decision).toMatchObject({ verdict: 'accepted', decidedBy: bob.actor });
    expect(await kinds(id)).toEqual(['received', 'accepted', 'archived']);
    expect(await published()).toEqual(['invoices.accepted']);
    expect(await verify(papillon)).toMatchObject({ entries: 3, faults: [] });
    for (const [kind, type] of [
      ['original', 'application/xml'],
      ['facturx', 'application/pdf'],
      ['readable', 'text/html'],
    ] as const) {
      const file = await getFile(papillon, id, kind);
      expect([file.mediaType, file.sha256?.length]).toEqual([type, 64]);
    }
  });

  test('twice, also at once, is one', async () => {
    const id = await enter(papillon);
    const answers = await Promise.all([1, 2, 3].map(async () => await acceptInvoice(papillon, { id })));
    expect(answers.map(({ state }) => state)).toEqual(['accepted', 'accepted', 'accepted']);
    expect(await entries()).toBe(3);
    expect(await published()).toEqual(['invoices.accepted']);
  });

  test('of an incomplete invoice names what is missing', async () => {
    const id = await enter(papillon, {
      number: undefined,
      issueDate: undefined,
      gross: undefined,
      supplier: undefined,
    });
    const refusal = await acceptInvoice(papillon, { id }).catch((error: unknown) => error);
    expect(refusal).toMatchObject({
      code: 'invoices.incomplete',
      status: 422,
      fields: ['seller.name', 'number', 'issueDate', 'totalWithVat'].map((path) => ({ path })),
    });
    expect(await entries()).toBe(0);
  });

  test('of a duplicate is blocked until a person insists', async () => {
    await enter(papillon);
    const id = await enter(papillon);
    await expect(acceptInvoice(papillon, { id })).rejects.toMatchObject({
      code: 'invoices.duplicate_blocked',
      status: 409,
    });
    expect(await acceptInvoice(papillon, { id, acceptDuplicate: true })).toMatchObject({ state: 'accepted' });
  });

  test('of a refused one, of an old version, or by a stranger, is refused', async () => {
    const id = await enter(papillon);
    await expect(acceptInvoice(papillon, { id, version: 7 })).rejects.toMatchObject({ status: 412 });
    await expect(acceptInvoice(charlie.tenant, { id })).rejects.toMatchObject({ status: 404 });
    await expect(acceptInvoice({ ...papillon, actor: charlie.actor }, { id })).rejects.toMatchObject({ status: 403 });
    await refuseInvoice(papillon, { id, reasonCode: 'DEST_ERR' });
    await expect(acceptInvoice(papillon, { id })).rejects.toMatchObject({ code: 'invoices.already_decided' });
    expect(await published()).toEqual(['invoices.refused']);
  });

  test('whose original is lost fails with its name, and nothing is decided', async () => {
    const id = await enter(papillon, {
      registration: { original: { sha256: 'a'.repeat(64), size: 1, mediaType: 'x', filename: 'x' } },
    });
    await expect(acceptInvoice(papillon, { id })).rejects.toMatchObject({ code: 'storage.blob_missing' });
    expect((await getInvoice(papillon, id)).invoice.state).toBe('pending');
  });

  test('remembers the account, so that another one is noticed', async () => {
    await acceptInvoice(papillon, { id: await enter(papillon, { iban: iban.known }) });
    const { rows } = await owner.query('select iban from partner_accounts');
    expect(rows).toEqual([{ iban: iban.known }]);
  });
});

describe('a refusal', () => {
  test('is a row with its reason; twice is one', async () => {
    const id = await enter(papillon);
    const input = { id, reasonCode: 'MONTANTTOTAL_ERR', reason: 'Il manque la remise' } as const;
    expect(await refuseInvoice(bob.tenant, input)).toMatchObject({ state: 'refused', stateBy: bob.actor });
    await refuseInvoice(papillon, input);
    expect((await getInvoice(papillon, id)).decision).toMatchObject({
      verdict: 'refused',
      reasonCode: 'MONTANTTOTAL_ERR',
      reasonText: 'Il manque la remise',
    });
    expect(await published()).toEqual(['invoices.refused']);
    expect(await entries()).toBe(0);
    await expect(getFile(papillon, id, 'facturx')).rejects.toMatchObject({ code: 'invoices.artefact_not_made' });
  });
});

describe('a decision may be taken back', () => {
  test('within its days: the invoice waits again, what was archived stays', async () => {
    const id = await enter(papillon);
    await acceptInvoice(papillon, { id });
    clock.advance(7 * DAY);
    expect(await undoDecision(bob.tenant, { id, verdict: 'accepted' })).toMatchObject({ state: 'pending', version: 3 });
    expect((await getInvoice(papillon, id)).decision).toBeUndefined();
    expect(await kinds(id)).toEqual(['received', 'accepted', 'archived', 'reopened']);
    expect(await published()).toEqual(['invoices.accepted', 'invoices.reopened']);
    expect(await entries()).toBe(3);
    await acceptInvoice(papillon, { id });
    expect(await verify(papillon)).toMatchObject({ entries: 6, faults: [] });
  });

  test('not a moment later', async () => {
    const id = await enter(papillon);
    await acceptInvoice(papillon, { id });
    clock.advance(7 * DAY + 1);
    await expect(undoDecision(papillon, { id, verdict: 'accepted' })).rejects.toMatchObject({
      code: 'invoices.undo_too_late',
    });
  });

  test('only as what it was, by who may decide, on the version that was read', async () => {
    const id = await enter(papillon);
    await expect(undoDecision(papillon, { id, verdict: 'refused' })).rejects.toMatchObject({
      code: 'invoices.not_decided',
    });
    await refuseInvoice(papillon, { id, reasonCode: 'DOUBLON' });
    await expect(undoDecision(papillon, { id, verdict: 'accepted' })).rejects.toMatchObject({
      code: 'invoices.not_decided',
    });
    await expect(undoDecision(papillon, { id, verdict: 'refused', version: 1 })).rejects.toMatchObject({ status: 412 });
    await expect(undoDecision(charlie.tenant, { id, verdict: 'refused' })).rejects.toMatchObject({ status: 404 });
    expect(await undoDecision(papillon, { id, verdict: 'refused', version: 2 })).toMatchObject({ state: 'pending' });
  });
});
