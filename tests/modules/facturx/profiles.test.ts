// Every profile we write: what is read back is the invoice minus the losses that were reported, and it is valid.

import { describe, expect, it } from 'vitest';
import {
  CII_PROFILES,
  completeForFrance,
  type Invoice,
  invoiceFromJson,
  invoiceToJson,
  newInvoice,
  newParty,
  readXml,
  type Target,
  UBL_PROFILES,
  validateXml,
  writeXml,
} from '#modules/facturx';
import { lostValues } from '../../../modules/facturx/loss.ts';
import { extendedInvoice, multiVendorInvoice, ordinaryInvoice } from './rich-invoice.ts';
import { fullInvoice } from './show/full-invoice.ts';

type Tree = { [key: string]: unknown };

function remove(tree: unknown, path: string): void {
  const steps = path.split(/[.[\]]+/).filter((step) => step !== '');
  let at = tree as Tree;
  for (const step of steps.slice(0, -1)) at = (at[step] ?? {}) as Tree;
  at[steps.at(-1) ?? ''] = undefined;
}

/** Without objects and lists that say nothing any more. */
function pruned(value: unknown): unknown {
  if (Array.isArray(value)) {
    const kept = value.map((one) => pruned(one)).filter((one) => one !== undefined);
    return kept.length === 0 ? undefined : kept;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).flatMap(([key, one]) => {
    const kept = pruned(one);
    return kept === undefined ? [] : [[key, kept] as const];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function minus(invoice: Invoice, paths: readonly string[]): unknown {
  const tree = structuredClone(invoiceToJson(invoice)) as Tree;
  for (const path of ['specification', ...paths]) remove(tree, path);
  return pruned(tree);
}

const TARGETS: readonly Target[] = [
  ...CII_PROFILES.map((profile) => ({ syntax: 'cii' as const, profile })),
  ...UBL_PROFILES.map((profile) => ({ syntax: 'ubl' as const, profile })),
];

/** A value in every field of the model; dates that are some. */
function everything(): Invoice {
  const dated = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return /date|^start$|^end$|^from$/i.test(key) ? '2026-09-01' : value;
    if (Array.isArray(value)) return value.map((one) => dated(one, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, dated(one, name)]));
  };
  const { unreadable: _none, ...json } = invoiceToJson(fullInvoice().invoice);
  const { paymentMeans, paymentTerms, vatBreakdown, ...invoice } = invoiceFromJson(dated(json, ''));
  // Parts say these only when they differ from the whole; an account has one number.
  return {
    ...invoice,
    paymentMeans: paymentMeans.map(({ mandate: _a, remittance: _b, iban: _c, ...means }) => means),
    paymentTerms: paymentTerms.map(({ mandate: _a, ...terms }) => terms),
    vatBreakdown: vatBreakdown.map(({ taxPointDate: _a, taxPointCode: _b, ...part }) => part),
  };
}

const INVOICES: Readonly<Record<string, () => Invoice>> = {
  'an ordinary invoice': ordinaryInvoice,
  'an extended invoice': extendedInvoice,
  'a multi-vendor invoice': multiVendorInvoice,
  'an invoice that says everything': everything,
};

const CASES = Object.keys(INVOICES).flatMap((name) => TARGETS.map((target) => ({ name, ...target, target })));

describe('what is read back', () => {
  it.each(CASES)('of $name in $syntax $profile is what was written minus the reported losses', ({ name, target }) => {
    const invoice = INVOICES[name]?.() ?? newInvoice();
    const { xml, losses } = writeXml(invoice, target);
    const back = readXml(xml).invoice;
    const lost = lostValues(invoice, back);
    expect(
      minus(
        invoice,
        lost.map(({ field }) => field),
      ),
    ).toEqual(minus(back, []));
    expect(losses.reduce((sum, { count }) => sum + count, 0)).toBe(lost.length);
  });
});

describe('what is lost', () => {
  const lossesOf = (invoice: Invoice, target: Target) => writeXml(invoice, target).losses.map(({ field }) => field);

  it('is nothing where the profile was made for it', () => {
    expect(lossesOf(ordinaryInvoice(), { syntax: 'cii', profile: 'EN 16931' })).toEqual([]);
    expect(lossesOf(ordinaryInvoice(), { syntax: 'ubl', profile: 'EN 16931' })).toEqual([]);
    for (const invoice of [extendedInvoice(), multiVendorInvoice()]) {
      expect(lossesOf(invoice, { syntax: 'cii', profile: 'EXTENDED' })).toEqual([]);
      expect(lossesOf(invoice, { syntax: 'ubl', profile: 'EXTENDED-CTC-FR' })).toEqual([]);
    }
  });

  it('is told once for all lines, with its term, how often, and the first place and value', () => {
    const { losses } = writeXml(ordinaryInvoice(), { syntax: 'cii', profile: 'BASIC' });
    expect(losses).toContainEqual({
      field: 'lines[].item.sellerId',
      bt: 'BT-155',
      count: 1,
      first: { field: 'lines[0].item.sellerId', value: 'PORTE-01' },
    });
    const short = writeXml(ordinaryInvoice(), { syntax: 'cii', profile: 'BASIC WL' }).losses;
    expect(short.find(({ bt }) => bt === 'BT-131')).toMatchObject({ field: 'lines[].netAmount', count: 2 });
  });

  it('is a whole group or line of information below the extensions, so that the sum still holds', () => {
    const { xml, losses } = writeXml(extendedInvoice(), { syntax: 'cii', profile: 'EN 16931' });
    expect(readXml(xml).invoice.lines.map(({ id }) => id)).toEqual(['2', '3']);
    expect(losses.find(({ bt }) => bt === 'BT-126')).toMatchObject({ count: 2, first: { value: '1' } });
  });
});

const faultsOf = (xml: Uint8Array): readonly string[] => {
  const { layers, skipped, valid } = validateXml(xml);
  const found = layers
    .filter(({ isBinding }) => isBinding)
    .flatMap(({ error, findings }) => [
      ...(error === undefined ? [] : [error]),
      ...findings.filter(({ flag }) => flag !== 'warning').map(({ rule, location }) => `${rule} ${location}`),
    ]);
  return valid ? found : [...found, ...skipped.map(({ name }) => `${name} skipped`), 'not valid'];
};

/** MINIMUM and BASIC are not among the profiles of the reform: the French notes have no place in MINIMUM. */
const VALID = TARGETS.filter(({ profile }) => profile !== 'MINIMUM');

describe('the official rules, as we judge them, find nothing', () => {
  it.each(VALID.map((target) => [target.syntax, target.profile, target] as const))(
    'in an ordinary invoice in %s %s',
    (_syntax, _profile, target) => {
      expect(faultsOf(writeXml(ordinaryInvoice(), target).xml)).toEqual([]);
    },
  );

  it.each([
    ['cii', 'EXTENDED'],
    ['cii', 'EXTENDED-CTC-FR'],
    ['ubl', 'EXTENDED-CTC-FR'],
  ] as const)('in extended and multi-vendor invoices in %s %s', (syntax, profile) => {
    const target = { syntax, profile } as Target;
    expect(faultsOf(writeXml(extendedInvoice(), target).xml)).toEqual([]);
    expect(faultsOf(writeXml(multiVendorInvoice(), target).xml)).toEqual([]);
  });

  it.each(VALID.map((target) => [target.syntax, target.profile, target] as const))(
    'in what a French seller issues, completed from bare data, in %s %s',
    (_syntax, _profile, target) => {
      const { notes: _notes, processType: _frame, seller, buyer, ...rest } = ordinaryInvoice();
      const bare = newInvoice({
        ...rest,
        seller: newParty({ name: 'Menuiserie', vatId: 'FR44732829320', address: seller?.address ?? {} }),
        buyer: newParty({
          name: 'Client',
          legalRegistration: { value: '552100554', scheme: '0002' },
          address: buyer?.address ?? {},
        }),
      });
      expect(faultsOf(writeXml(bare, target).xml)).not.toEqual([]);
      const complete = completeForFrance(bare, { nature: 'both' });
      expect(faultsOf(writeXml(complete, target).xml)).toEqual([]);
      expect([complete.seller?.vatId, complete.buyer?.vatId]).toEqual(['FR44732829320', 'FR96552100554']);
    },
  );
});
