// invoices: the register of every purchase and sale of a company. Owns invoices, invoice_counts, invoice_decisions,
// invoice_corrections, invoice_timeline, invoice_collections, invoice_collection_counts, and those of discussions:
// invoice_messages, invoice_message_mentions, invoice_message_files, invoice_discussion_people, invoice_discussion_marks,
// invoice_reply_addresses, invoice_answers. Publishes invoices.accepted, invoices.refused, invoices.reopened,
// invoices.corrected. Others may
// register a document that has been read (`register`), list, count and sum invoices (`listInvoices`, `countInvoices`,
// `countByPartner`, `owedByDueDate`), see which discussions wait on a person (`discussionsAwaitingMe`), find and name them (`findInvoices`, `describeInvoices`), and take a model's fields
// as text (`fieldValues`), or read purchases as bare facts (`purchasesSince`, `purchaseFacts`…). Its page images come through a port. Knows: archive, partners, facturx, tenancy.

import type { Module } from '#src/module.ts';
import { undoDays } from './config.ts';
import { answerJob, sealJob, tellJob } from './jobs.ts';
import { invoicePages } from './pages/index.ts';
import { listsAhead } from './pages/list.tsx';
import type { PreviewPort } from './ports.ts';
import { api } from './routes.ts';

export { register, type Registration } from './service/register.ts';
export { menuCounters } from './pages/counters.ts';
export { countByPartner, owedByDueDate } from './service/sums.ts';
export { invoiceWorkload } from './service/workload.ts';
export { answerLetterbox } from './service/discussion/letterbox.ts';
export { discussionsAwaitingMe } from './service/discussion/read.ts';
export { writtenMessages } from './service/discussion/proof.ts';
export { describeInvoices, findInvoices } from './service/subjects.ts';
export { countInvoices, listInvoices } from './service/read.ts';
export {
  contactEmail,
  purchaseFacts,
  purchasesOfSupplier,
  purchasesSince,
  suppliersSeen,
} from './service/purchases.ts';
export { invoiceCorrected } from './events.ts';
export { fieldValues } from './correction.ts';
export {
  directions,
  fieldNames,
  type Direction,
  type FieldName,
  type Form,
  type Provenance,
  type ProvenanceMap,
  type Purchase,
} from './model.ts';

export function invoicesModule(ports: { readonly previews: PreviewPort }): Module {
  return {
    name: 'invoices',
    settings: [undoDays],
    jobs: [tellJob, answerJob, sealJob],
    api,
    pages: invoicePages(ports.previews),
    ahead: listsAhead,
  };
}
