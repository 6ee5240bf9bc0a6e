// Invoices of French sellers that make sense: every sum right, every code real, completed with what the law wants.

import fc from 'fast-check';
import {
  type AllowanceCharge,
  completeForFrance,
  FRENCH_RATES,
  frenchVatNumber,
  type Invoice,
  type InvoiceLine,
  type Nature,
  newInvoice,
  newItem,
  newLine,
  newParty,
  newPrice,
  type Party,
  type VatCategory,
} from '#modules/facturx';
import { Decimal } from '#src/money.ts';
import { text } from './anything.ts';

const SIRENS = ['732829320', '552100554', '813460276', '509173845'];
const EXEMPT: readonly VatCategory[] = [
  { category: 'E', rate: Decimal.zero, exemptionReason: 'Formation', exemptionCode: 'VATEX-FR-CGI261-4' },
  { category: 'AE', rate: Decimal.zero, exemptionReason: 'Autoliquidation', exemptionCode: 'VATEX-EU-AE' },
  { category: 'Z', rate: Decimal.zero },
];

/** Digits that make a number right by Luhn's key: a SIRET of the SIREN. */
function siretOf(siren: string, office: number): string {
  const body = `${siren}${String(office % 10_000).padStart(4, '0')}`;
  const digits = [...body].map(Number).map((digit, index) => (index % 2 === 1 ? digit : digit * 2));
  const sum = digits.reduce((total, digit) => total + (digit > 9 ? digit - 9 : digit), 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
}

/** A seller in franchise charges no VAT on anything. */
const FRANCHISE: VatCategory = {
  category: 'E',
  rate: Decimal.zero,
  exemptionReason: 'TVA non applicable, art. 293 B du CGI',
  exemptionCode: 'VATEX-FR-FRANCHISE',
};

const address = fc.record({
  line1: text,
  city: text,
  postcode: fc.stringMatching(/^\d{5}$/),
  country: fc.constant('FR'),
});

/** A French business, known by what it likes to give: SIREN, SIRET with or without its scheme, VAT number. */
const business: fc.Arbitrary<Party> = fc
  .record({
    name: text,
    siren: fc.constantFrom(...SIRENS),
    office: fc.nat({ max: 9_999 }),
    gives: fc.subarray(['legal', 'siret', 'vat', 'mail'], { minLength: 1 }),
    bare: fc.boolean(),
    address,
  })
  .map(({ name, siren, office, gives, bare, address: at }) => {
    const siret = siretOf(siren, office);
    const isKnown = gives.includes('legal') || gives.includes('vat') || gives.includes('siret');
    return newParty({
      name,
      address: at,
      ...(gives.includes('legal') || !isKnown ? { legalRegistration: { value: siren, scheme: '0002' } } : {}),
      ...(gives.includes('vat') ? { vatId: frenchVatNumber(siren) } : {}),
      identifiers: gives.includes('siret') ? [bare ? { value: siret } : { value: siret, scheme: '0009' }] : [],
      contacts: gives.includes('mail') ? [{ name: 'Comptabilité', email: 'compta@example.fr' }] : [],
    });
  });

const cents = (most: number): fc.Arbitrary<Decimal> =>
  fc.integer({ min: 1, max: most }).map((units) => Decimal.ofUnits(BigInt(units), 2));

const taxed = fc
  .constantFrom(...FRENCH_RATES.filter((rate) => !rate.isZero))
  .map((rate): VatCategory => ({ category: 'S', rate: Decimal.of(String(rate)) }));
const vat: fc.Arbitrary<VatCategory> = fc.oneof({ weight: 4, arbitrary: taxed }, fc.constantFrom(...EXEMPT));

interface Sale {
  readonly name: string;
  readonly quantity: Decimal;
  readonly price: Decimal;
  readonly unit: string;
  readonly vat: VatCategory;
  readonly discount: Decimal | undefined;
  readonly note: string | undefined;
}

const sale: fc.Arbitrary<Sale> = fc.record({
  name: text,
  quantity: fc.integer({ min: 1, max: 9_999 }).map((units) => Decimal.ofUnits(BigInt(units), 1)),
  price: fc.integer({ min: 1, max: 999_999 }).map((units) => Decimal.ofUnits(BigInt(units), 3)),
  unit: fc.constantFrom('C62', 'HUR', 'KGM', 'MON'),
  vat,
  discount: fc.option(cents(50), { nil: undefined }),
  note: fc.option(text, { nil: undefined }),
});

function lineOf({ name, quantity, price, unit, vat: tax, discount, note }: Sale, index: number): InvoiceLine {
  const whole = quantity.times(price).rounded(2);
  const allowances = discount ? [{ amount: discount, reason: 'Remise' }] : [];
  return newLine({
    id: String(index + 1),
    quantity: { value: quantity, unit },
    netAmount: discount ? whole.minus(discount) : whole,
    price: newPrice({ net: price }),
    vat: [{ category: tax.category ?? 'S', rate: tax.rate ?? Decimal.zero }],
    item: newItem({ name }),
    allowances,
    notes: note === undefined ? [] : [{ text: note }],
  });
}

const keyOf = ({ category, rate }: VatCategory): string => `${category} ${rate?.toString()}`;

interface Sums {
  readonly lines: readonly InvoiceLine[];
  readonly kinds: readonly VatCategory[];
  readonly allowances: readonly AllowanceCharge[];
  readonly charges: readonly AllowanceCharge[];
}

function breakdownOf({ lines, kinds, allowances, charges }: Sums): Invoice['vatBreakdown'] {
  const groups = new Map(kinds.map((kind) => [keyOf(kind), kind]));
  return [...groups.values()].map((kind) => {
    const isOf = (vats: readonly (VatCategory | undefined)[]): boolean =>
      vats.some((one) => one && keyOf(one) === keyOf(kind));
    const net = Decimal.sum(lines.filter((line) => isOf(line.vat)).map((line) => line.netAmount ?? Decimal.zero));
    const less = Decimal.sum(allowances.filter((one) => isOf([one.vat])).map((one) => one.amount ?? Decimal.zero));
    const more = Decimal.sum(charges.filter((one) => isOf([one.vat])).map((one) => one.amount ?? Decimal.zero));
    const base = net.minus(less).plus(more);
    const tax = base.times(kind.rate ?? Decimal.zero).dividedBy(Decimal.of('100'), 2);
    return { ...kind, base, tax };
  });
}

function totalsOf(sums: Sums, breakdown: Invoice['vatBreakdown'], paid: Decimal | undefined): Invoice['totals'] {
  const sum = (list: readonly AllowanceCharge[]): Decimal =>
    Decimal.sum(list.map(({ amount }) => amount ?? Decimal.zero));
  const lines = Decimal.sum(sums.lines.map(({ netAmount }) => netAmount ?? Decimal.zero));
  const [allowances, charges] = [sum(sums.allowances), sum(sums.charges)];
  const net = lines.minus(allowances).plus(charges);
  const tax = Decimal.sum(breakdown.map((part) => part.tax ?? Decimal.zero));
  const gross = net.plus(tax);
  return {
    lines,
    ...(sums.allowances.length > 0 ? { allowances } : {}),
    ...(sums.charges.length > 0 ? { charges } : {}),
    net,
    vat: tax,
    gross,
    ...(paid ? { paid } : {}),
    due: paid ? gross.minus(paid) : gross,
  };
}

/** Terms of sixty days stay in the century that BR-FR-03 knows. */
const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-10-31'), noInvalidDate: true })
  .map((value) => value.toISOString().slice(0, 10));

const head = fc.record({
  number: fc.stringMatching(/^[A-Z0-9][A-Z0-9_-]{0,18}[A-Z0-9]$/),
  issueDate: day,
  typeCode: fc.constantFrom('380', '381', '384', '386', '389'),
  nature: fc.constantFrom<Nature>('goods', 'services', 'both'),
  days: fc.integer({ min: 0, max: 60 }),
  order: fc.option(fc.stringMatching(/^[A-Z0-9-]{1,12}$/), { nil: undefined }),
  paid: fc.option(cents(100), { nil: undefined }),
  extra: fc.constantFrom('none', 'allowance', 'charge', 'both'),
  delivered: fc.boolean(),
  franchise: fc.nat({ max: 5 }).map((dice) => dice === 0),
});

function later(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}

/** An invoice as our writers are given it. */
export const frenchInvoice: fc.Arbitrary<Invoice> = fc
  .record({ head, seller: business, buyer: business, sales: fc.array(sale, { minLength: 1, maxLength: 5 }) })
  .map(({ head: { nature, days, order, paid, extra, delivered, franchise, ...known }, seller, buyer, sales }) => {
    const sold = sales.map((one) => (franchise ? { ...one, vat: FRANCHISE } : one));
    const lines = sold.map(lineOf);
    const kinds = sold.map((one) => one.vat);
    const [first] = kinds;
    const { category = 'S', rate = Decimal.zero } = first ?? {};
    const amount = Decimal.of('0.50');
    const one = { amount, reason: 'Frais', vat: { category, rate } };
    const allowances = extra === 'allowance' || extra === 'both' ? [{ ...one, reason: 'Remise' }] : [];
    const charges = extra === 'charge' || extra === 'both' ? [one] : [];
    const sums = { lines, kinds, allowances, charges };
    const vatBreakdown = breakdownOf(sums);
    const isCorrecting = known.typeCode === '381' || known.typeCode === '384';
    const invoice = newInvoice({
      ...known,
      currency: 'EUR',
      seller,
      buyer,
      lines,
      allowances,
      charges,
      vatBreakdown,
      totals: totalsOf(sums, vatBreakdown, paid),
      precedingInvoices: isCorrecting ? [{ number: 'F-1', date: '2026-01-31' }] : [],
      paymentTerms: [{ dueDate: later(known.issueDate, days), description: `À ${days} jours` }],
      paymentMeans: [{ code: '58', iban: 'FR7630006000011234567890189' }],
      ...(order === undefined ? {} : { orderReference: { number: order } }),
      delivery: {
        transportModes: [],
        ...(delivered ? { date: known.issueDate } : {}),
        shipTo: newParty({ address: { country: 'FR', city: 'Lyon' } }),
      },
    });
    return completeForFrance(invoice, { nature });
  });
