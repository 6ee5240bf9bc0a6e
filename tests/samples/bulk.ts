// Many small, different mails, each with its own invoice: for the kill tests and the benches.

import { ciiOf } from './cii.ts';
import { smallPdf } from './bulk-pdf.ts';
import { PAPILLON, suppliers } from './index.ts';
import { totalsOf, type Invoice, type Line, type Party } from './model.ts';
import { randomOf } from './random.ts';
import { ublOf } from './ubl.ts';

export type BulkForm = 'cii' | 'ubl' | 'facturx' | 'text-pdf';

export interface BulkMail {
  readonly form: BulkForm;
  /** Envelope and header addresses. */
  readonly from: string;
  readonly to: string;
  readonly raw: Uint8Array;
  /** The document alone, as attached. */
  readonly bytes: Uint8Array;
  readonly filename: string;
  readonly mediaType: string;
  /** Unique among the mails of a seed: `B7-000042`. */
  readonly number: string;
  readonly supplierSiren: string;
  readonly totalTtc: string;
}

export interface BulkOptions {
  readonly domain?: string;
  readonly buyer?: Party;
  /** Which forms, in turn; all four when absent. */
  readonly forms?: readonly BulkForm[];
}

const FORMS: readonly BulkForm[] = ['cii', 'ubl', 'facturx', 'text-pdf'];
const SELLERS = Object.values(suppliers).filter((party) => party.iban && party.vat);
const GOODS = [
  'Fournitures de chantier',
  'Maintenance mensuelle',
  'Location de matériel',
  'Livraison',
  'Visserie inox',
];

function linesOf(random: () => number): Line[] {
  const count = 1 + Math.floor(random() * 3);
  return Array.from({ length: count }, () => ({
    name: GOODS[Math.floor(random() * GOODS.length)] ?? 'Divers',
    quantity: String(1 + Math.floor(random() * 12)),
    unit: 'C62',
    price: `${5 + Math.floor(random() * 400)}.${String(Math.floor(random() * 100)).padStart(2, '0')}`,
    rate: random() < 0.8 ? '20' : '10',
  }));
}

function invoiceOf(number: string, buyer: Party, random: () => number): Invoice {
  const day = String(1 + Math.floor(random() * 28)).padStart(2, '0');
  const seller = SELLERS[Math.floor(random() * SELLERS.length)] ?? suppliers.office;
  return {
    number,
    typeCode: '380',
    issueDate: `2026-09-${day}`,
    dueDate: `2026-10-${day}`,
    seller,
    buyer,
    process: 'B1',
    terms: 'Paiement à 30 jours.',
    lines: linesOf(random),
  };
}

function documentOf(form: BulkForm, invoice: Invoice): Uint8Array {
  if (form === 'text-pdf') return smallPdf(invoice);
  if (form === 'facturx') return smallPdf(invoice, ciiOf(invoice));
  return new Uint8Array(Buffer.from(form === 'cii' ? ciiOf(invoice) : ublOf(invoice), 'utf8'));
}

// Written by hand: a mail library costs more than the invoice.
function messageOf(mail: Omit<BulkMail, 'raw'>): Uint8Array {
  const encoded = Buffer.from(mail.bytes).toString('base64').replace(/.{76}/g, '$&\r\n');
  const text = [
    `From: <${mail.from}>`,
    `To: <${mail.to}>`,
    `Subject: Facture ${mail.number}`,
    'Date: Thu, 15 Oct 2026 08:00:00 +0000',
    `Message-ID: <${mail.number}@samples.example>`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="=_${mail.number}"`,
    '',
    `--=_${mail.number}`,
    'Content-Type: text/plain; charset=us-ascii',
    '',
    `Veuillez trouver la facture ${mail.number}.`,
    `--=_${mail.number}`,
    `Content-Type: ${mail.mediaType}`,
    'Content-Transfer-Encoding: base64',
    `Content-Disposition: attachment; filename="${mail.filename}"`,
    '',
    encoded,
    `--=_${mail.number}--`,
    '',
  ].join('\r\n');
  return new Uint8Array(Buffer.from(text, 'latin1'));
}

/**
 * Makes `n` mails one at a time, each with an invoice of its own; the same for the same seed, and different for
 * another. Some thousands a second: a bench can make them before it starts its clock.
 */
export function* bulkMails(n: number, seed: number, options: BulkOptions = {}): Generator<BulkMail> {
  const { domain = 'localhost', buyer = PAPILLON, forms = FORMS } = options;
  const random = randomOf(seed);
  for (let index = 0; index < n; index += 1) {
    const form = forms[index % forms.length] ?? 'cii';
    const number = `B${seed}-${String(index + 1).padStart(6, '0')}`;
    const invoice = invoiceOf(number, buyer, random);
    const isPdf = form === 'facturx' || form === 'text-pdf';
    const mail = {
      form,
      from: invoice.seller.email,
      to: `${buyer.siren}@${domain}`,
      bytes: documentOf(form, invoice),
      filename: `${number}.${isPdf ? 'pdf' : 'xml'}`,
      mediaType: isPdf ? 'application/pdf' : 'application/xml',
      number,
      supplierSiren: invoice.seller.siren,
      totalTtc: totalsOf(invoice.lines).gross.toString(),
    };
    yield { ...mail, raw: messageOf(mail) };
  }
}
