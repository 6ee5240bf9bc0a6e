// inbox: everything that comes in. Owns inbox_messages, inbox_documents, inbox_steps (the ledger: append-only, with
// every step). Publishes and listens to nothing; enters what it has read into `invoices`. The SMTP server gives it mail
// (`receiveMail`), pages and API give it files (`receiveFile`). Knows: invoices, ocr, facturx, tenancy.

import type { Module } from '#src/module.ts';
import { readJob, unpackJob } from './jobs.ts';
import { pages } from './pages/index.ts';
import { api } from './routes.ts';

export { receiveMail } from './service/receive-mail.ts';
export { receiveFile, type ReceivedFile } from './service/receive-file.ts';
export { getDocument, getDocumentFile, ledgerOverview, listDocuments, replayDocument } from './service/ledger.ts';
export type { DocumentState, LedgerDocument } from './model.ts';

export const inboxModule: Module = { name: 'inbox', jobs: [unpackJob, readJob], api, pages };
