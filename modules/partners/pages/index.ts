export { partnerPages } from './partners.tsx';
