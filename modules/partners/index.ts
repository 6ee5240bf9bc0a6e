// partners: suppliers and customers of a company. Owns partners, partner_accounts, partner_series; publishes and
// listens to nothing. Others may recognise the partner of a document (`recognisePartner`) and remember an account
// (`rememberAccount`). How many invoices a partner has, its page asks through a port. Knows: tenancy.

import type { Module } from '#src/module.ts';
import { partnerPages } from './pages/index.ts';
import type { UsagePort } from './ports.ts';

export { recognisePartner, rememberAccount } from './service/recognise.ts';
export type { Partner, PartnerHints, PartnerKind, Recognition } from './model.ts';

export function partnersModule(ports: { readonly usage: UsagePort }): Module {
  return { name: 'partners', pages: partnerPages(ports.usage) };
}
