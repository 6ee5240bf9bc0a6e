// partners: suppliers and customers of a company. Owns partners, partner_accounts, partner_series; publishes and
// listens to nothing. Others may recognise the partner of a document (`recognisePartner`) and remember an account
// (`rememberAccount`). Knows: tenancy.

import type { Module } from '#src/module.ts';

export { recognisePartner, rememberAccount } from './service.ts';
export type { Partner, PartnerHints, PartnerKind, Recognition } from './model.ts';

export const partnersModule: Module = { name: 'partners' };
