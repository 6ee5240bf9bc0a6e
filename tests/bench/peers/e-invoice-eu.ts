// @e-invoice-eu/core as its README uses it: data in its JSON form of UBL. It writes, and never reads.

import type { Contender } from './contender.ts';
import { SAMPLE, type SampleLine, type SampleParty } from './sample.ts';

interface Service {
  generate: (data: object, options: object) => Promise<string | Uint8Array>;
}

interface Package {
  InvoiceService: new (logger: object) => Service;
}

const nothing = (): void => {};
const SILENT = { log: nothing, warn: nothing, error: nothing };

const money = (key: string, value: string): object => ({ [key]: value, [`${key}@currencyID`]: 'EUR' });
const VAT = { 'cac:TaxScheme': { 'cbc:ID': 'VAT' } };
const categoryOf = (rate: string): object => ({ 'cbc:ID': 'S', 'cbc:Percent': rate, ...VAT });

function partyOf({ name, siren, street, postcode, city, email }: SampleParty, taxScheme: object): object {
  return {
    'cac:Party': {
      'cbc:EndpointID': email,
      'cbc:EndpointID@schemeID': 'EM',
      'cac:PostalAddress': {
        'cbc:StreetName': street,
        'cbc:CityName': city,
        'cbc:PostalZone': postcode,
        'cac:Country': { 'cbc:IdentificationCode': 'FR' },
      },
      'cac:PartyTaxScheme': taxScheme,
      'cac:PartyLegalEntity': {
        'cbc:RegistrationName': name,
        'cbc:CompanyID': siren,
        'cbc:CompanyID@schemeID': '0002',
      },
    },
  };
}

const lineOf = ({ id, name, description, quantity, price, net, rate }: SampleLine): object => ({
  'cbc:ID': id,
  'cbc:InvoicedQuantity': quantity,
  'cbc:InvoicedQuantity@unitCode': 'C62',
  ...money('cbc:LineExtensionAmount', net),
  'cac:Item': { 'cbc:Description': description, 'cbc:Name': name, 'cac:ClassifiedTaxCategory': categoryOf(rate) },
  'cac:Price': money('cbc:PriceAmount', price),
});

const TAX_TOTAL = {
  ...money('cbc:TaxAmount', SAMPLE.vat),
  'cac:TaxSubtotal': SAMPLE.rates.map(({ rate, base, tax }) => ({
    ...money('cbc:TaxableAmount', base),
    ...money('cbc:TaxAmount', tax),
    'cac:TaxCategory': categoryOf(rate),
  })),
};

const DATA = {
  'ubl:Invoice': {
    'cbc:ID': SAMPLE.number,
    'cbc:IssueDate': SAMPLE.issued,
    'cbc:DueDate': SAMPLE.due,
    'cbc:InvoiceTypeCode': '380',
    'cbc:Note': [SAMPLE.note],
    'cbc:DocumentCurrencyCode': 'EUR',
    'cac:AccountingSupplierParty': partyOf(SAMPLE.seller, [{ 'cbc:CompanyID': SAMPLE.seller.vatId, ...VAT }]),
    'cac:AccountingCustomerParty': partyOf(SAMPLE.buyer, { 'cbc:CompanyID': SAMPLE.buyer.vatId, ...VAT }),
    'cac:Delivery': { 'cbc:ActualDeliveryDate': SAMPLE.delivered },
    'cac:PaymentMeans': [
      {
        'cbc:PaymentMeansCode': '30',
        'cac:PayeeFinancialAccount': {
          'cbc:ID': SAMPLE.iban,
          'cac:FinancialInstitutionBranch': { 'cbc:ID': SAMPLE.bic },
        },
      },
    ],
    'cac:PaymentTerms': { 'cbc:Note': SAMPLE.terms },
    'cac:TaxTotal': [TAX_TOTAL],
    'cac:LegalMonetaryTotal': {
      ...money('cbc:LineExtensionAmount', SAMPLE.net),
      ...money('cbc:TaxExclusiveAmount', SAMPLE.net),
      ...money('cbc:TaxInclusiveAmount', SAMPLE.gross),
      ...money('cbc:PayableAmount', SAMPLE.gross),
    },
    'cac:InvoiceLine': SAMPLE.lines.map(lineOf),
  },
};

export const eInvoiceEu: Contender = {
  name: '@e-invoice-eu/core',
  open: async ({ plain, facturx }, load) => {
    const { InvoiceService } = (await load('@e-invoice-eu/core')) as Package;
    const service = new InvoiceService(SILENT);
    const embed = async (buffer: Uint8Array): Promise<string | Uint8Array> =>
      await service.generate(DATA, {
        format: 'Factur-X-EN16931',
        lang: 'fr-fr',
        noWarnings: true,
        pdf: { buffer, filename: 'facture.pdf', mimetype: 'application/pdf' },
      });
    return {
      write: async () => await service.generate(DATA, { format: 'CII', lang: 'fr-fr', noWarnings: true }),
      hybrid: async () => await embed(plain),
      'hybrid, PDF/A already': async () => await embed(facturx),
    };
  },
};
