export { archivePages } from './archive.tsx';
