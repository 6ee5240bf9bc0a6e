// Pages of the intake: the dossier's home, the ledger, one document.

export { HomePage, HomePart, type HomeProps, type RecentView } from './home.tsx';
export { homeWords } from './home-messages.ts';
export { DocumentDetailPage } from './document.tsx';
export { LedgerPage, LedgerPart, type DocumentView, type LedgerProps } from './ledger.tsx';
export { words as inboxWords } from './messages.ts';
export { UploadProgress, type ProgressView } from './progress.tsx';
export { type Actor, type TaskView } from './tasks.tsx';
