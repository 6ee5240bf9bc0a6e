// Pages of the archive.

export { ArchivePage, type ArchiveProps } from './archive.tsx';
export { type SealedView } from './sealed.tsx';
export { type VerificationView } from './verification.tsx';
