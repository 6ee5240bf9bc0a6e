// Pages of the register: list, detail, refusal.

export { InvoiceDetailPage, type FileView, type FindingView, type InvoiceDetailProps } from './detail.tsx';
export { fieldTexts, type FactsView } from './fields.tsx';
export { InvoiceListPage, InvoiceListPart, type InvoiceListProps, type ListRow, type SortKey } from './list.tsx';
export { words as invoiceWords } from './messages.ts';
export { RefusalPage } from './refusal.tsx';
