// Looking for what is missing in a real register: found, left alone, closed by the document, withdrawn.

import { describe, expect, test } from 'vitest';
import { inTransaction } from '#src/context.ts';
import { Decimal } from '#src/money.ts';
import { correctInvoice } from '../../../../modules/invoices/service/correct.ts';
import { closeAnswered, invoiceCorrectedHere } from '../../../../modules/inbox/service/missing/close-answered.ts';
import { ignoreMissing, ignoreOne, restoreMissing } from '../../../../modules/inbox/service/missing/ignore.ts';
import { countMissing, getMissing, listMissing } from '../../../../modules/inbox/service/missing/list.ts';
import { changeMissingRules, missingRules } from '../../../../modules/inbox/service/missing/rules.ts';
import { searchMissing } from '../../../../modules/inbox/service/missing/search.ts';
import type { BankDebit } from '../../../../modules/inbox/ports.ts';
import { openTestWorld } from '../../../support/world.ts';
import { enter } from '../../invoices/entries.ts';
import { linesOf, monthly, orion } from './dossier.ts';

const world = await openTestWorld();
const { alice, charlie, papillon, owner, clock } = world;
const tenant = alice.tenant;
const nothing = { found: 0, received: 0, withdrawn: 0 };
const waiting = async () => (await listMissing(tenant, { filter: 'waiting', limit: 50 })).items;
const arrives = async (entry: Parameters<typeof enter>[1]): Promise<string> => {
  const id = await enter(tenant, entry);
  await inTransaction(tenant, async (tx) => await closeAnswered(tx, id));
  return id;
};
const empty = async (): Promise<void> => {
  await owner.query('truncate missing_documents, missing_counts, missing_rules, missing_statements cascade');
  await owner.query('truncate invoices, invoice_counts, partners, partner_series cascade');
};

describe('a supplier who has gone silent', () => {
  test('is found once, with period, amount and the invoices that say so', async () => {
    await monthly(tenant);
    expect(await searchMissing(tenant, {})).toEqual({ ...nothing, found: 1 });
    expect(await searchMissing(tenant, {})).toEqual(nothing);
    const [line, ...others] = await waiting();
    expect(others).toEqual([]);
    expect(line).toMatchObject({
      supplier: { name: 'Orion Énergie' },
      rhythm: 'monthly',
      expectedOn: '2026-10-31',
      since: '2026-10-31',
      state: 'open',
      currency: 'EUR',
    });
    expect(line?.expectedAmount?.toString()).toBe('84.00');
    const detail = await getMissing(tenant, line?.id ?? '');
    expect(detail.steps.map(({ state }) => state)).toEqual(['open']);
  });

  test('is another company’s business for nobody else', async () => {
    const id = (await waiting())[0]?.id ?? '';
    await expect(getMissing(charlie.tenant, id)).rejects.toMatchObject({ code: 'inbox.missing_not_found' });
    expect(await ignoreMissing(charlie.tenant, { ids: [id], reason: 'lost' })).toBe(0);
    await expect(restoreMissing(charlie.tenant, id)).rejects.toMatchObject({ code: 'inbox.missing_not_found' });
    expect((await listMissing(charlie.tenant, { filter: 'waiting', limit: 50 })).items).toEqual([]);
  });

  test('is given up with a reason, for good; and awaited again when that is taken back', async () => {
    const id = (await waiting())[0]?.id ?? '';
    await expect(restoreMissing(tenant, id)).rejects.toMatchObject({ code: 'inbox.missing_not_ignored' });
    expect(await ignoreOne(tenant, { id, reason: 'lost' })).toMatchObject({ state: 'ignored', reason: 'lost' });
    expect(await searchMissing(tenant, {})).toEqual(nothing);
    expect(await countMissing(tenant)).toEqual({ waiting: 0, received: 0, ignored: 1, withdrawn: 0 });
    expect(await restoreMissing(tenant, id)).toMatchObject({ state: 'open', reason: undefined });
    expect((await getMissing(tenant, id)).steps.map(({ state, actor }) => [state, actor.name])).toEqual([
      ['open', 'Alice'],
      ['ignored', 'Alice'],
      ['open', 'Alice'],
    ]);
  });

  test('is no more when the document comes: its line says which one', async () => {
    const id = await arrives({ ...orion, number: 'O-late', issueDate: '2026-11-04', gross: '84.00' });
    expect(await linesOf(world, papillon.id)).toMatchObject([{ state: 'received', invoice: id }]);
    expect(await searchMissing(tenant, {})).toEqual(nothing);
    const [line] = await linesOf(world, papillon.id);
    await expect(ignoreOne(tenant, { id: line?.id ?? '', reason: 'none' })).rejects.toMatchObject({
      code: 'inbox.missing_settled',
    });
  });

  test('is silent again when that document turns out to be another one', async () => {
    const invoice = (await linesOf(world, papillon.id))[0]?.invoice ?? '';
    await correctInvoice(tenant, { id: invoice, correction: { issueDate: '2026-04-30' } });
    expect(await searchMissing(tenant, {})).toEqual({ ...nothing, found: 1 });
    expect(await linesOf(world, papillon.id)).toMatchObject([{ state: 'open', invoice: null }]);
    await correctInvoice(tenant, { id: invoice, correction: { issueDate: '2026-10-30' } });
    await inTransaction(tenant, async (tx) => await invoiceCorrectedHere(tx, { invoiceId: invoice }));
    expect(await linesOf(world, papillon.id)).toMatchObject([{ state: 'received', invoice }]);
  });
});

describe('the document that was missing', () => {
  test('is recognised by its supplier’s name when nothing else identifies it, and no sale is taken for it', async () => {
    await empty();
    await monthly(tenant);
    await searchMissing(tenant, {});
    await arrives({ ...orion, issueDate: '2026-10-31', registration: { direction: 'sale' } });
    await arrives({ ...orion, supplier: 'Altaïr', siren: '813460276', issueDate: '2026-10-31' });
    expect(await linesOf(world, papillon.id)).toMatchObject([{ state: 'open' }]);
    const id = await arrives({ supplier: 'ORION energie', siren: undefined, issueDate: '2026-10-31' });
    expect(await linesOf(world, papillon.id)).toMatchObject([{ state: 'received', invoice: id }]);
  });

  test('that came while nobody looked is seen by the next search', async () => {
    await empty();
    await monthly(tenant);
    await searchMissing(tenant, {});
    const id = await enter(tenant, { ...orion, number: 'O-2026-10', issueDate: '2026-10-31' });
    expect(await searchMissing(tenant, {})).toEqual({ ...nothing, received: 1 });
    expect(await linesOf(world, papillon.id)).toMatchObject([{ state: 'received', invoice: id }]);
  });
});

describe('two searches at once', () => {
  test('find everything once', async () => {
    await empty();
    await monthly(tenant);
    await Promise.all([searchMissing(tenant, {}), searchMissing(tenant, {}), searchMissing(tenant, {})]);
    expect(await linesOf(world, papillon.id)).toHaveLength(1);
    const { rows } = await owner.query('select waiting from missing_counts');
    expect(rows).toEqual([{ waiting: 1 }]);
  });
});

describe('the rules', () => {
  const rules = async () => (await missingRules(tenant)).rules;
  const change = async (given: object): Promise<unknown> =>
    await changeMissingRules(tenant, { ...(await rules()), isOn: false, ...given });

  test('leave out at once what is small or never wanted, and let it in again', async () => {
    await change({ threshold: Decimal.of('100') });
    expect(await linesOf(world, papillon.id)).toMatchObject([{ state: 'withdrawn', reason: 'rule' }]);
    expect(await searchMissing(tenant, {})).toEqual(nothing);
    await change({ threshold: undefined });
    expect(await searchMissing(tenant, {})).toEqual({ ...nothing, found: 1 });
    await change({ never: ['orion energie'] });
    expect(await linesOf(world, papillon.id)).toMatchObject([{ state: 'withdrawn', reason: 'rule' }]);
    await change({ never: [] });
    expect(await searchMissing(tenant, {})).toEqual({ ...nothing, found: 1 });
  });

  test.each([
    [{ day: 29 }, 'day'],
    [{ mostReminders: 0 }, 'mostReminders'],
    [{ threshold: Decimal.of('-1') }, 'threshold'],
    [{ addresses: ['personne'] }, 'addresses'],
    [{ people: ['00000000-0000-7000-8000-000000000000'] }, 'people'],
    [{ never: ['x'.repeat(81)] }, 'never'],
  ])('that are wrong are refused: %j', async (given, path) => {
    await expect(change(given)).rejects.toMatchObject({ code: 'inbox.missing_rules_invalid', fields: [{ path }] });
  });
});

describe('a debit of the bank without a document', () => {
  const debit: BankDebit = {
    id: 'd-1',
    bookedOn: '2026-11-03',
    amount: Decimal.of('42.00'),
    currency: 'EUR',
    counterparty: undefined,
    label: 'CB Quincaillerie',
    partnerId: undefined,
  };
  const debits: BankDebit[] = [debit];
  const port = { undocumented: async (): Promise<readonly BankDebit[]> => await Promise.resolve(debits) };

  test('is asked for, and closes when an invoice of that amount comes', async () => {
    await empty();
    expect(await searchMissing(tenant, { debits: port })).toEqual({ ...nothing, found: 1 });
    expect(await searchMissing(tenant, { debits: port })).toEqual(nothing);
    const id = await arrives({
      supplier: 'CB quincaillerie',
      siren: undefined,
      gross: '42.00',
      issueDate: '2026-11-02',
    });
    expect(await linesOf(world, papillon.id)).toMatchObject([{ state: 'received', invoice: id }]);
  });

  test('is asked for no more when it is matched with something else', async () => {
    debits[0] = { ...debit, id: 'd-2', amount: Decimal.of('43.00') };
    await searchMissing(tenant, { debits: port });
    debits.length = 0;
    expect(await searchMissing(tenant, { debits: port })).toEqual({ ...nothing, withdrawn: 1 });
  });
});

describe('many lines', () => {
  test('come page by page, the longest missing first, none twice', async () => {
    await empty();
    clock.advance(1_000);
    const debits = Array.from({ length: 7 }, (_, index) => ({
      id: `m-${index}`,
      bookedOn: `2026-10-0${1 + (index % 3)}`,
      amount: Decimal.of(`${10 + index}.00`),
      currency: 'EUR',
      counterparty: `Marchand ${index}`,
      label: '',
      partnerId: undefined,
    }));
    await searchMissing(tenant, { debits: { undocumented: async () => await Promise.resolve(debits) } });
    const days: string[] = [];
    const ids = new Set<string>();
    let cursor: string | undefined;
    do {
      const page = await listMissing(tenant, { filter: 'waiting', limit: 3, cursor });
      for (const { id, since } of page.items) {
        ids.add(id);
        days.push(since);
      }
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(ids.size).toBe(7);
    expect(days).toEqual(days.toSorted());
    await ignoreMissing(tenant, { ids: [...ids], reason: 'not_ours' });
    const first = await listMissing(tenant, { filter: 'ignored', limit: 5 });
    const second = await listMissing(tenant, { filter: 'ignored', limit: 5, cursor: first.nextCursor });
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(7);
  });
});
