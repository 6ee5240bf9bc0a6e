// The whole invoice as a reader sees it.

import type { Language } from '#src/i18n.ts';
import type { Invoice } from '../../model/index.ts';
import { wordsFor } from '../codes.ts';
import { adjustmentTable, totalRows, vatTable } from './amounts.ts';
import { Format, join } from './format.ts';
import { lineRows } from './lines.ts';
import type { Block, InvoiceView } from './model.ts';
import { otherParties, partyBlock } from './party.ts';
import { paymentBlock } from './payment.ts';
import { attachmentBlock, keyFacts, referenceBlock } from './references.ts';

function noteBlock(format: Format, invoice: Invoice): Block {
  const words = format.words.note;
  const facts = invoice.notes.flatMap((note) => {
    const label = format.code('noteSubject', note.subjectCode) || words.other;
    return format.fact(label, join([note.text, note.contentCode], ' · '), 'BG-1');
  });
  return { title: words.title, facts };
}

function unreadableBlock(format: Format, invoice: Invoice): Block {
  const facts = invoice.unreadable.map(({ field, text }) => ({ label: field, value: text }));
  return { title: format.words.unreadable.title, facts };
}

const PROFILES: readonly (readonly [part: string, name: string])[] = [
  ['extended-ctc-fr', 'EXTENDED-CTC-FR'],
  [':extended', 'EXTENDED'],
  [':basicwl', 'BASIC WL'],
  [':basic', 'BASIC'],
  [':minimum', 'MINIMUM'],
  ['xrechnung', 'XRechnung'],
  ['en16931', 'EN 16931'],
];

function profileName(specification: string | undefined): string {
  const lower = specification?.toLowerCase() ?? '';
  return PROFILES.find(([part]) => lower.includes(part))?.[1] ?? '';
}

/** Every business term of the model, in words; figures as they stand, nothing computed. */
export function viewInvoice(invoice: Invoice, language: Language): InvoiceView {
  const format = new Format(language, invoice.currency);
  const { words } = format;
  const tables = [adjustmentTable(format, invoice), vatTable(format, invoice)];
  const blocks = [paymentBlock(format, invoice), attachmentBlock(format, invoice), unreadableBlock(format, invoice)];
  return {
    language,
    title: wordsFor('documentType', invoice.typeCode ?? '', language) ?? words.invoice,
    number: invoice.number ?? '',
    marks: [...(invoice.isCopy ? [words.copy] : []), ...(invoice.isTest ? [words.test] : [])],
    keyFacts: keyFacts(format, invoice),
    parties: [
      ...partyBlock(format, words.party.seller, invoice.seller),
      ...partyBlock(format, words.party.buyer, invoice.buyer),
    ],
    otherParties: otherParties(format, invoice),
    references: referenceBlock(format, invoice),
    lineHeads: words.line,
    lines: lineRows(format, invoice.lines),
    tables: tables.filter((table) => table.rows.length > 0),
    totals: totalRows(format, invoice),
    blocks: blocks.filter((block) => block.facts.length > 0),
    notes: noteBlock(format, invoice),
    footer: words.footer(profileName(invoice.specification)),
  };
}
