// Pages of the intake: the dossier's home, the ledger, one document.

export { HomePage, HomePart, type HomeProps, type RecentView, type TaskView } from './home.tsx';
export { DocumentDetailPage, LedgerPage, LedgerPart, type DocumentView, type LedgerProps } from './ledger.tsx';
export { words as inboxWords } from './messages.ts';
export type { ProgressView } from './progress.tsx';
