// The page of customers and suppliers.

export { PartnersPage, type PartnersProps, type PartnerView } from './partners.tsx';
