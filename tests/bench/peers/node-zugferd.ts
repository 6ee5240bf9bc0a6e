// node-zugferd as its README uses it. XSD validation starts a Java machine each time and can be switched off: it is.

import type { Contender, Load } from './contender.ts';
import { SAMPLE, type SampleLine, type SampleParty } from './sample.ts';

interface Document {
  toXML: () => Promise<string>;
  embedInPdf: (pdf: Uint8Array, options: { metadata: object }) => Promise<Uint8Array>;
}

interface Invoicer {
  create: (data: object) => Document;
  context: { pdf: { getAttachments: (pdf: object) => { name: string; data: Uint8Array }[] } };
}

interface Package {
  zugferd: (options: object) => Invoicer;
}

interface PdfLib {
  PDFDocument: { load: (bytes: Uint8Array) => Promise<object> };
}

const partyOf = ({ name, siren, vatId, street, postcode, city, email }: SampleParty): object => ({
  name,
  organization: { registrationIdentifier: { value: siren, schemeIdentifier: '0002' } },
  postalAddress: { line1: street, postCode: postcode, city, countryCode: 'FR' },
  electronicAddress: { value: email, schemeIdentifier: 'EM' },
  taxRegistration: { vatIdentifier: vatId },
});

const lineOf = ({ id, name, description, quantity, price, net, rate }: SampleLine): object => ({
  identifier: id,
  tradeProduct: { name, description },
  tradeAgreement: { netTradePrice: { chargeAmount: price } },
  tradeDelivery: { billedQuantity: { amount: quantity, unitMeasureCode: 'C62' } },
  tradeSettlement: {
    tradeTax: { typeCode: 'VAT', categoryCode: 'S', rateApplicablePercent: rate },
    monetarySummation: { lineTotalAmount: net },
  },
});

const DATA = {
  number: SAMPLE.number,
  typeCode: '380',
  issueDate: new Date(SAMPLE.issued),
  includedNote: [{ content: SAMPLE.note, subjectCode: 'PMT' }],
  transaction: {
    tradeAgreement: { seller: partyOf(SAMPLE.seller), buyer: partyOf(SAMPLE.buyer) },
    tradeDelivery: { information: { deliveryDate: new Date(SAMPLE.delivered) } },
    tradeSettlement: {
      currencyCode: 'EUR',
      paymentInstruction: {
        typeCode: '30',
        transfers: [{ paymentAccountIdentifier: SAMPLE.iban }],
        sellerBankInformation: { serviceProviderIdentifier: SAMPLE.bic },
      },
      paymentTerms: { description: SAMPLE.terms, dueDate: new Date(SAMPLE.due) },
      vatBreakdown: SAMPLE.rates.map(({ rate, base, tax }) => ({
        calculatedAmount: tax,
        typeCode: 'VAT',
        basisAmount: base,
        categoryCode: 'S',
        rateApplicablePercent: rate,
      })),
      monetarySummation: {
        lineTotalAmount: SAMPLE.net,
        taxBasisTotalAmount: SAMPLE.net,
        taxTotal: { amount: SAMPLE.vat, currencyCode: 'EUR' },
        grandTotalAmount: SAMPLE.gross,
        duePayableAmount: SAMPLE.gross,
      },
    },
    line: SAMPLE.lines.map(lineOf),
  },
};

const METADATA = { title: `Facture ${SAMPLE.number}`, author: SAMPLE.seller.name, language: 'fr' };

async function invoicerOf(load: Load): Promise<Invoicer> {
  const { zugferd } = (await load('node-zugferd')) as Package;
  const { EN16931 } = (await load('node-zugferd/profile/en16931')) as { EN16931: object };
  return zugferd({ profile: EN16931, strict: false, logger: { disabled: true } });
}

export const nodeZugferd: Contender = {
  name: 'node-zugferd',
  open: async ({ plain, facturx }, load) => {
    const invoicer = await invoicerOf(load);
    const { PDFDocument } = (await load('pdf-lib')) as PdfLib;
    const embed = async (pdf: Uint8Array): Promise<Uint8Array> =>
      await invoicer.create(DATA).embedInPdf(pdf, { metadata: METADATA });
    return {
      extract: async () => {
        const [found] = invoicer.context.pdf.getAttachments(await PDFDocument.load(facturx));
        return found?.data ?? '';
      },
      write: async () => await invoicer.create(DATA).toXML(),
      hybrid: async () => await embed(plain),
      'hybrid, PDF/A already': async () => await embed(facturx),
    };
  },
};
