// What there is to tell one person about the mandates of the clients they manage.

import type { Ctx, Tx } from '#src/context.ts';
import type { MandateNews } from '../../model/mandates/types.ts';
import { rightsOfAccess } from '../../model/rights.ts';
import { mandateNewsOf, type NewsPeriod } from '../../repository/mandates/lookups.ts';

/** Only who may do something about it is called. */
export async function mandateNews(ctx: Ctx | Tx, period: NewsPeriod): Promise<MandateNews[]> {
  const found = await mandateNewsOf(ctx, period);
  return found
    .filter(({ role, profileRights }) => {
      const access = { role, profileRights, endsAt: undefined, cabinetId: undefined, view: undefined };
      return rightsOfAccess(access).has('clients.manage');
    })
    .map(({ news }) => news);
}
