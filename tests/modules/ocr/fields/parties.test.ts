import { describe, expect, test } from 'vitest';
import type { Self } from '#modules/ocr';
import { extract } from '../../../../modules/ocr/fields/extract.ts';
import { companies } from '../support/sample.ts';
import { type Row, sheet } from '../support/sheet.ts';

const [seller, customer] = companies as unknown as [(typeof companies)[number], (typeof companies)[number]];

function parties(rows: readonly Row[], self: Self = {}): ReturnType<typeof extract>['fields'] {
  return extract([sheet(rows)], self).fields;
}

describe('the supplier', () => {
  test('is who stands in the legal line at the foot', () => {
    const rows: Row[] = Array.from({ length: 46 }, () => '');
    rows[5] = [[0.55, customer.name]];
    rows[6] = [[0.55, customer.street]];
    rows[7] = [[0.55, customer.town]];
    rows[8] = [[0.55, `TVA ${customer.vat}`]];
    rows[45] = `${seller.name} au capital de 10 000 € RCS Quimper ${seller.siren} TVA ${seller.vat}`;
    const { supplier, buyer } = parties(rows);
    expect(supplier.vat?.value).toBe(seller.vat);
    expect(supplier.name?.value).toBe(seller.name);
    expect(buyer.vat?.value).toBe(customer.vat);
    expect(buyer.name?.value).toBe(customer.name);
  });

  test('is not a sentence of the legal notices above its own line', () => {
    const rows: Row[] = Array.from({ length: 46 }, () => '');
    rows[43] = "Membre d'une association agréée, le règlement par chèque est accepté.";
    rows[44] = "En cas de retard : 40 € de frais de recouvrement. Pas d'escompte pour paiement anticipé.";
    rows[45] = `${seller.name} au capital de 10 000 € RCS Quimper ${seller.siren} TVA ${seller.vat}`;
    expect(parties(rows).supplier.name?.value).toBe(seller.name);
  });

  test('has its full name, not that of its logo', () => {
    const rows: Row[] = Array.from({ length: 46 }, () => '');
    rows[1] = seller.name.split(' ')[1] ?? '';
    rows[45] = `${seller.name} - SIRET ${seller.siret}`;
    expect(parties(rows).supplier.name?.value).toBe(seller.name);
  });

  test('is who sold the goods', () =>
    expect(parties([`Vendu par ${seller.name}`, `TVA ${seller.vat}`]).supplier.name?.value).toBe(seller.name));

  test('has an account that is broken over two lines', () => {
    const { iban } = seller;
    expect(parties([`IBAN : ${iban.slice(0, 16)}`, iban.slice(16)]).supplier.iban?.value).toBe(iban);
  });

  test('is named by « Vendeur », and the buyer by « Client »', () => {
    const { supplier, buyer } = parties([
      [
        [0.1, 'Vendeur :'],
        [0.55, 'Client :'],
      ],
      [
        [0.1, seller.name],
        [0.55, customer.name],
      ],
      [
        [0.1, `SIRET ${seller.siret}`],
        [0.55, `SIRET ${customer.siret}`],
      ],
    ]);
    expect([supplier.name?.value, supplier.siret?.value]).toEqual([seller.name, seller.siret]);
    expect([buyer.name?.value, buyer.siren?.value]).toEqual([customer.name, customer.siren]);
  });

  test('is never the company that reads its own mail', () => {
    const rows = [
      customer.name,
      `SIRET ${customer.siret}`,
      '',
      '',
      '',
      `Fourni par ${seller.name}`,
      `SIREN ${seller.siren}`,
    ];
    const { supplier, buyer } = parties(rows, { siren: customer.siren, name: customer.name });
    expect(supplier.siren?.value).toBe(seller.siren);
    expect(buyer.siren?.value).toBe(customer.siren);
    expect(supplier.name?.value).not.toBe(customer.name);
  });

  test('is that company when it reads its own sales', () => {
    const rows = [[[0.55, `SIREN ${seller.siren}`]], '', '', `SIREN ${customer.siren}`] as Row[];
    expect(parties(rows, { siren: seller.siren, role: 'supplier' }).supplier.siren?.value).toBe(seller.siren);
  });

  test('owns the account to pay to, but not the account that is debited', () => {
    expect(parties([`IBAN : ${seller.iban}`]).supplier.iban).toMatchObject({ value: seller.iban, method: 'checksum' });
    expect(parties([`Prélèvement sur votre compte IBAN ${customer.iban}`]).supplier.iban).toBeUndefined();
  });
});

describe('a company number', () => {
  test('is read with any spaces, and a SIREN inside a SIRET or a VAT number', () => {
    const { supplier } = parties([`N° SIRET ${seller.siret.replace(/(\d{3})(\d{3})(\d{3})/, '$1 $2 $3 ')}`]);
    expect(supplier.siret?.value).toBe(seller.siret);
    expect(supplier.siren?.value).toBe(seller.siren);
    expect(parties([`TVA ${seller.vat}`]).supplier.siren?.value).toBe(seller.siren);
  });

  test('is put right when recognition took letters for digits', () => {
    const misread = seller.siret.replaceAll('0', 'O').replaceAll('1', 'l');
    expect(parties([`SIRET : ${misread}`]).supplier.siret).toMatchObject({ value: seller.siret, method: 'checksum' });
  });

  test('that fails its check is kept beside its label only, without much confidence', () => {
    const wrong = `${seller.siret.slice(0, 13)}${(Number(seller.siret[13]) + 1) % 10}`;
    expect(parties([`SIRET : ${wrong}`]).supplier.siret).toMatchObject({ value: wrong, method: 'label' });
    expect(parties([`SIRET : ${wrong}`]).supplier.siret?.confidence).toBeLessThan(0.5);
    expect(parties([`Réf. ${wrong}`]).supplier.siret).toBeUndefined();
  });

  test('is not a phone number that happens to pass', () => {
    expect(parties([`Tél. ${seller.siren}`]).supplier.siren).toBeUndefined();
  });

  test('is doubted for a second reading when it fails its check', () => {
    expect(extract([sheet([`SIRET : ${seller.siret}`])]).doubtful).toBe(true);
    const whole = [
      `Facture n° A1 du 12/08/2026`,
      `SIRET : ${seller.siret}`,
      [
        [0.1, 'Total HT'],
        [0.5, '10,00'],
      ],
      [
        [0.1, 'TVA'],
        [0.5, '2,00'],
      ],
      [
        [0.1, 'Total TTC'],
        [0.5, '12,00'],
      ],
    ] as Row[];
    expect(extract([sheet(whole)]).doubtful).toBe(false);
    expect(extract([sheet([...whole, `IBAN : ${seller.iban.replace(/.$/, 'X')}`])]).doubtful).toBe(true);
  });
});
