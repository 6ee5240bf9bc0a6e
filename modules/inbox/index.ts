// inbox: everything that comes in. Owns inbox_messages, inbox_documents, inbox_steps (the ledger: append-only, with
// every step). Publishes and listens to nothing; enters what it has read into `invoices`. The SMTP server gives it mail
// (`receiveMail`); its own pages and API give it files. Knows: invoices, ocr, facturx, tenancy.

import type { Module } from '#src/module.ts';
import { readJob, unpackJob } from './jobs.ts';
import { pages } from './pages/index.ts';
import { api } from './routes.ts';

export { receiveMail } from './service/receive-mail.ts';
export { inboxWorkload } from './service/workload.ts';

export const inboxModule: Module = { name: 'inbox', jobs: [unpackJob, readJob], api, pages };
