// All pages of this module, as one application.

export { partnerPages } from './partners.tsx';
