export { ImportColumnsPage, type FileColumn } from './columns.tsx';
export { ConnectorsPage, RenewConnectorPage } from './connectors.tsx';
export { ImportLinePage } from './line.tsx';
export { ImportProgressPage, ImportProgressPart } from './progress.tsx';
export { ImportReviewPage } from './review.tsx';
export { ImportStartPage, type ImportPlaces } from './start.tsx';
export { importMessages } from './messages.ts';
