// Pages of the register: list, detail, comparison of duplicates, refusal.

export { type ListState } from './badges.tsx';
export { CollectionsPage, type CollectionsProps } from './collections.tsx';
export { ComparisonPage, type ComparedView } from './comparison.tsx';
export { InvoiceDetailPage, type FileView, type InvoiceDetailProps } from './detail.tsx';
export { DiscussionListPage, DiscussionListPart, type AwaitingView } from './discussion/list.tsx';
export { type AttachedView, type MessageView } from './discussion/message.tsx';
export { ThreadPart, type DiscussionProps, type MarkView, type ThreadProps } from './discussion/thread.tsx';
export { fieldTexts, type FactsView, type FindingView } from './facts.ts';
export { InvoiceListPage, InvoiceListPart } from './list.tsx';
export { type FailureView, type InvoiceListProps } from './list-props.ts';
export { type ListRow, type SortKey } from './list-columns.tsx';
export { words as invoiceWords } from './messages.ts';
export { type PaperProps } from './paper.tsx';
export { RefusalPage } from './refusal.tsx';
export { type DoneView } from './toast.tsx';
