import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CII_PROFILES,
  type Invoice,
  invoiceToJson,
  lossesBetween,
  readXml,
  type Target,
  UBL_PROFILES,
  validateXml,
  writeXml,
} from '#modules/facturx';
import { anyInvoice } from './arbitrary/anything.ts';
import { frenchInvoice } from './arbitrary/french.ts';

const TARGETS: readonly Target[] = [
  ...CII_PROFILES.map((profile) => ({ syntax: 'cii' as const, profile })),
  ...UBL_PROFILES.map((profile) => ({ syntax: 'ubl' as const, profile })),
];
const nameOf = ({ syntax, profile }: Target): string => `${syntax} ${profile}`;
/** The same invoices each time: a test that fails by chance helps nobody. `npm run fuzz` tries others. */
const RUNS = { numRuns: 40, seed: 20_261_122 };

/** What a document says, apart from the profile it claims. */
function said(invoice: Invoice): unknown {
  const { specification: _ofTheTarget, ...rest } = invoiceToJson(invoice);
  return rest;
}

describe.each(TARGETS.map((target) => [nameOf(target), target] as const))('any invoice written as %s', (_, target) => {
  it('reads back as it was written, once what has no place is gone', () => {
    fc.assert(
      fc.property(anyInvoice, (invoice) => {
        const once = readXml(writeXml(invoice, target).xml).invoice;
        const twice = writeXml(once, target);
        expect(twice.losses).toEqual([]);
        expect(said(readXml(twice.xml).invoice)).toEqual(said(once));
      }),
      RUNS,
    );
  });

  it('has every element in its place', () => {
    fc.assert(
      fc.property(anyInvoice, (invoice) => {
        const [structure] = validateXml(writeXml(invoice, target).xml).layers;
        // What is missing from the data is missing from the document; nothing else may be wrong with the order.
        const wrong = structure?.findings.filter(({ message }) => /remove|Move/.test(message.en)) ?? [];
        expect(wrong).toEqual([]);
      }),
      RUNS,
    );
  });
});

describe('an invoice of a French seller', () => {
  it('goes to every profile from EN 16931 up, and comes back whole', () => {
    const whole = TARGETS.filter(({ profile }) => /EN 16931|EXTENDED/.test(profile));
    fc.assert(
      fc.property(frenchInvoice, (invoice) => {
        for (const target of whole) {
          expect([nameOf(target), writeXml(invoice, target).losses]).toEqual([nameOf(target), []]);
        }
      }),
      RUNS,
    );
  });

  it('goes from CII to UBL and back, and the other way round', () => {
    fc.assert(
      fc.property(frenchInvoice, (invoice) => {
        const ubl = readXml(writeXml(invoice, { syntax: 'ubl', profile: 'EN 16931' }).xml).invoice;
        const cii = readXml(writeXml(ubl, { syntax: 'cii', profile: 'EN 16931' }).xml).invoice;
        expect(lossesBetween(invoice, cii)).toEqual([]);
        expect(lossesBetween(cii, invoice)).toEqual([]);
      }),
      RUNS,
    );
  });

  it('is right for the authorities in every profile that the reform accepts', { timeout: 30_000 }, () => {
    const accepted = TARGETS.filter(({ profile }) => /BASIC WL|EN 16931|EXTENDED/.test(profile));
    fc.assert(
      fc.property(frenchInvoice, (invoice) => {
        for (const target of accepted) {
          const verdict = validateXml(writeXml(invoice, target).xml, { rulesDate: '2026-11-22' });
          const broken = verdict.layers
            .filter(({ isBinding }) => isBinding)
            .flatMap(({ name, error, findings }) => [
              ...(error === undefined ? [] : [`${name} ${error}`]),
              ...findings.filter(({ flag }) => flag !== 'warning').map(({ rule, value }) => `${rule} ${value ?? ''}`),
            ]);
          expect([nameOf(target), broken]).toEqual([nameOf(target), []]);
        }
      }),
      RUNS,
    );
  });
});
