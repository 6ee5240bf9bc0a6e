// Invoices in the register of a test: an ordinary one unless told otherwise.

import { newInvoice, newParty, type Invoice } from '#modules/facturx';
import { register, type Registration } from '#modules/invoices';
import { inTransaction, type TenantCtx } from '#src/context.ts';
import { newId } from '#src/ids.ts';
import { Decimal } from '#src/money.ts';
import { sirens } from '../../support/world.ts';

export const iban = { known: 'FR7630006000011234567890189', other: 'FR7610107001011234567890129' };

export interface Entry {
  readonly number?: string | undefined;
  readonly supplier?: string | undefined;
  readonly siren?: string | undefined;
  readonly buyerSiren?: string | undefined;
  readonly iban?: string | undefined;
  readonly issueDate?: string | undefined;
  readonly dueDate?: string | undefined;
  readonly gross?: string | undefined;
  /** Text of the original; new each time when absent. */
  readonly bytes?: string;
  readonly registration?: Partial<Registration>;
}

const ordinary = {
  number: 'FA-1',
  supplier: 'Garage Dupont',
  siren: '404833048',
  buyerSiren: sirens.papillon as string,
  issueDate: '2026-11-02',
  gross: '120.00',
};

function party(name: string | undefined, siren: string | undefined) {
  return newParty({
    ...(name === undefined ? {} : { name }),
    ...(siren === undefined ? {} : { legalRegistration: { value: siren, scheme: '0002' } }),
  });
}

function totalsOf(gross: Decimal) {
  const net = gross.dividedBy(Decimal.of('1.2'), 2);
  return { net, vat: gross.minus(net), gross, due: gross };
}

/** A model with 20 % of VAT on the whole amount. */
function modelOf(given: Entry): Invoice {
  const entry = { ...ordinary, ...given };
  const totals = entry.gross === undefined ? undefined : totalsOf(Decimal.of(entry.gross));
  return newInvoice({
    ...(entry.number === undefined ? {} : { number: entry.number }),
    ...(entry.issueDate === undefined ? {} : { issueDate: entry.issueDate }),
    typeCode: '380',
    currency: 'EUR',
    seller: party(entry.supplier, entry.siren),
    buyer: party('Papillon', entry.buyerSiren),
    paymentMeans: given.iban === undefined ? [] : [{ code: '30', iban: given.iban }],
    paymentTerms: given.dueDate === undefined ? [] : [{ dueDate: given.dueDate }],
    totals: totals ?? {},
    vatBreakdown: totals ? [{ category: 'S', rate: Decimal.of('20'), base: totals.net, tax: totals.vat }] : [],
  });
}

/** Enters an invoice, with the bytes of its original in the store; answers its id. */
export async function enter(tenant: TenantCtx, entry: Entry = {}): Promise<string> {
  const bytes = new TextEncoder().encode(entry.bytes ?? `original ${newId()}`);
  const ref = await tenant.blobs.put(tenant.company.id, bytes);
  return await inTransaction(tenant, async (tx) =>
    register(tx, {
      direction: 'purchase',
      source: 'api',
      original: { ...ref, mediaType: 'application/xml', filename: 'facture.xml' },
      form: 'cii',
      profile: undefined,
      pageCount: 0,
      invoice: modelOf(entry),
      provenance: { number: { method: 'xml' } },
      receivedAt: tenant.clock.now(),
      ...entry.registration,
    }),
  );
}
