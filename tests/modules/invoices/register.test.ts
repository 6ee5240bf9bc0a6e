import { getInvoice, getTimeline } from '../../../modules/invoices/service/read.ts';
import { acceptInvoice, refuseInvoice } from '../../../modules/invoices/service/decide.ts';
import { afterEach, describe, expect, test } from 'vitest';
import { openTestWorld } from '../../support/world.ts';
import { enter, iban, type Entry } from './entries.ts';

const { alice, charlie, owner } = await openTestWorld();
const papillon = alice.tenant;

async function findings(id: string, tenant = papillon) {
  const { invoice } = await getInvoice(tenant, id);
  return invoice.findings.filter(({ rule }) => rule.startsWith('invoices.'));
}
const rules = async (id: string): Promise<string[]> => (await findings(id)).map(({ rule }) => rule);
const rulesOf = async (entry: Entry): Promise<string[]> => await rules(await enter(papillon, entry));

afterEach(async () => {
  await owner.query('alter table archive_entries disable trigger archive_entries_final');
  await owner.query(
    'truncate invoices, invoice_counts, archive_entries, archive_heads, partners, partner_series cascade',
  );
  await owner.query('alter table archive_entries enable trigger archive_entries_final');
});

describe('an invoice in the register', () => {
  test('waits for a decision, with its facts, its partner and where each was found', async () => {
    const { invoice, decision } = await getInvoice(papillon, await enter(papillon));
    expect(invoice).toMatchObject({
      state: 'pending',
      stateBy: alice.actor,
      version: 1,
      direction: 'purchase',
      source: 'api',
      provenance: { number: { method: 'xml' } },
    });
    expect(decision).toBeUndefined();
    expect(invoice.partnerId).toBeDefined();
    expect(invoice.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(await getTimeline(papillon, invoice.id)).toEqual([
      expect.objectContaining({
        kind: 'received',
        actor: alice.actor,
        details: { source: 'api', filename: 'facture.xml', form: 'cii' },
      }),
    ]);
  });

  test('is a 404 for another company', async () => {
    const id = await enter(papillon);
    await expect(getInvoice(charlie.tenant, id)).rejects.toMatchObject({ status: 404, code: 'invoices.not_found' });
    await expect(getTimeline(charlie.tenant, id)).rejects.toMatchObject({ status: 404 });
  });

  test('keeps what is missing as missing', async () => {
    const nothing = {
      number: undefined,
      supplier: undefined,
      siren: undefined,
      buyerSiren: undefined,
      issueDate: undefined,
    };
    const { invoice } = await getInvoice(papillon, await enter(papillon, { ...nothing, gross: undefined }));
    expect(invoice.partnerId).toBeUndefined();
    expect(invoice.model.totals).toEqual({});
    expect(invoice.findings.length).toBeGreaterThan(0);
  });
});

describe('a duplicate', () => {
  test('by bytes names the first one, whatever was read of it', async () => {
    const first = await enter(papillon, { bytes: 'same' });
    const second = await enter(papillon, { bytes: 'same', number: 'FA-2', supplier: 'Autre', siren: '542065479' });
    expect(await rules(first)).toEqual([]);
    expect(await findings(second)).toEqual([
      expect.objectContaining({ rule: 'invoices.duplicate_bytes', severity: 'error', value: first }),
    ]);
  });

  test('by number is found however it is written, of the same supplier only', async () => {
    const first = await enter(papillon, { number: 'FA 2026-012' });
    const second = await enter(papillon, { number: 'fa2026/012' });
    expect(await findings(second)).toEqual([
      expect.objectContaining({ rule: 'invoices.duplicate_number', value: first }),
    ]);
    expect(await rulesOf({ number: 'FA 2026-012', supplier: 'Autre', siren: '542065479' })).toEqual([]);
    expect(await rulesOf({ number: 'FA 2026-013' })).toEqual([]);
  });

  test('of a supplier nobody could identify is found by its name', async () => {
    await enter(papillon, { siren: undefined, supplier: 'Café de la Gare' });
    expect(await rulesOf({ siren: undefined, supplier: 'CAFE DE LA GARE' })).toEqual(['invoices.duplicate_number']);
  });

  test('without a number is not guessed', async () => {
    await enter(papillon, { number: undefined });
    expect(await rulesOf({ number: undefined })).toEqual([]);
  });

  test('of a sale is no duplicate of a purchase', async () => {
    await enter(papillon);
    const sale = await enter(papillon, { registration: { direction: 'sale' } });
    expect(await rules(sale)).not.toContain('invoices.duplicate_number');
  });

  test('of a refused invoice, or of one of another company, is none', async () => {
    const refused = await enter(papillon, { bytes: 'again' });
    await refuseInvoice(papillon, { id: refused, reasonCode: 'DOUBLON' });
    expect(await rulesOf({ bytes: 'again' })).toEqual([]);
    const foreign = await enter(charlie.tenant, { bytes: 'again', buyerSiren: '552100554' });
    expect(await findings(foreign, charlie.tenant)).toEqual([]);
  });

  test('is found when both come at once: all but one are told', async () => {
    const byBytes = await Promise.all(
      Array.from({ length: 6 }, async (_, at) => await rulesOf({ bytes: 'at once', number: `N-${at}` })),
    );
    expect(byBytes.filter(([rule]) => rule === 'invoices.duplicate_bytes')).toHaveLength(5);
    const byNumber = await Promise.all(Array.from({ length: 6 }, async () => await rulesOf({ number: 'AT-ONCE' })));
    expect(byNumber.filter(([rule]) => rule === 'invoices.duplicate_number')).toHaveLength(5);
  });
});

describe('an account', () => {
  test('that differs from the accepted ones is a warning, before anybody pays', async () => {
    const first = await enter(papillon, { iban: iban.known });
    expect(await rules(first)).toEqual([]);
    await acceptInvoice(papillon, { id: first });
    expect(await findings(await enter(papillon, { number: 'FA-2', iban: iban.other }))).toEqual([
      expect.objectContaining({ rule: 'invoices.iban_changed', severity: 'warning', value: iban.other }),
    ]);
    expect(await rulesOf({ number: 'FA-3', iban: iban.known })).toEqual([]);
    expect(await rulesOf({ number: 'FA-4' })).toEqual([]);
  });
});

describe('an invoice for another company', () => {
  test('is a warning, when its SIREN says so', async () => {
    expect(await rulesOf({ buyerSiren: '552100554' })).toEqual(['invoices.other_company']);
    expect(await rulesOf({ number: 'FA-2', buyerSiren: undefined })).toEqual([]);
  });

  test('is one too when it is a sale that somebody else issued', async () => {
    const sale = await enter(papillon, { buyerSiren: '552100554', registration: { direction: 'sale' } });
    expect(await findings(sale)).toEqual([
      expect.objectContaining({ rule: 'invoices.other_company', value: '404833048' }),
    ]);
    const own = await enter(papillon, { number: 'V-2', siren: '732829320', registration: { direction: 'sale' } });
    expect(await rules(own)).toEqual([]);
  });
});
