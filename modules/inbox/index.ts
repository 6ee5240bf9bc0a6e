// inbox: everything that comes in, and what should have. Owns inbox_messages, inbox_documents, inbox_steps (the ledger:
// append-only, with every step), missing_documents, missing_steps, missing_rules, missing_requests,
// missing_request_lines, missing_request_mails, missing_statements, missing_statement_lines, missing_counts. Publishes
// nothing; listens to invoices.corrected (`invoiceCorrectedHere`); enters what it has read into `invoices`. The SMTP
// server gives it mail (`receiveMail`); its own pages and API give it files. Debits of the bank without a document come
// through a port. Knows: invoices, ocr, facturx, tenancy.

import type { Module } from '#src/module.ts';
import { readJob, unpackJob } from './jobs.ts';
import { missingJobs } from './missing-jobs.ts';
import { createPages } from './pages/index.ts';
import type { InboxPorts } from './ports.ts';
import { createApi } from './routes.ts';

export type { BankDebit, DebitPort, InboxPorts } from './ports.ts';
export { invoiceCorrectedHere } from './service/missing/close-answered.ts';
export { receiveMail } from './service/receive-mail.ts';
export { inboxWorkload } from './service/workload.ts';

export function inboxModule(ports: InboxPorts = {}): Module {
  const { jobs, cron } = missingJobs(ports);
  return { name: 'inbox', jobs: [unpackJob, readJob, ...jobs], cron, api: createApi(ports), pages: createPages(ports) };
}
