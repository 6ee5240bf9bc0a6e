// Pages of the intake: the dossier's home, the ledger, one document.

export { HomePage, HomePart, type HomeProps, type RecentView } from './home.tsx';
export { homeWords } from './home-messages.ts';
export { DocumentDetailPage } from './document.tsx';
export { LedgerPage, LedgerPart, type DocumentView, type LedgerProps } from './ledger.tsx';
export { words as inboxWords } from './messages.ts';
export { UploadProgress, type ProgressView } from './progress.tsx';
export { type Actor, type TaskView } from './tasks.tsx';
export { CabinetMissingPage, type CabinetMissingProps } from './missing/cabinet.tsx';
export { missingCabinetMessages } from './missing/cabinet-messages.ts';
export { MissingDetailPage } from './missing/detail.tsx';
export { type EvidenceView } from './missing/evidence.tsx';
export { MissingListPage, MissingListPart, type MissingListProps, type MissingRow } from './missing/list.tsx';
export { missingMessages } from './missing/messages.ts';
export { MissingRulesPage, type MissingRulesProps } from './missing/rules.tsx';
export { missingRulesMessages } from './missing/rules-messages.ts';
export { STATE_LOOKS } from './missing/state.tsx';
export { StatementPage, type StatementProps } from './missing/statement.tsx';
export { StatementsPage } from './missing/statements.tsx';
export { statementMessages } from './missing/statement-messages.ts';
