// All pages of this module, as one application.

export { archivePages } from './archive.tsx';
