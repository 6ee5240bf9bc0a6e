// Who an address belongs to, remembered for a moment: a sender that has many mails for one company asks once. Only what
// was found is remembered, so that a new address receives at once; a former one stops within the moment.

import type { Ctx } from '../context.ts';

const MOMENT_MS = 1_000;
const AT_MOST = 1_000;

type FindCompany = (ctx: Ctx, localPart: string) => Promise<string | undefined>;

export function rememberedFor(find: FindCompany): FindCompany {
  const known = new Map<string, { readonly companyId: string; readonly until: number }>();
  return async (ctx, localPart) => {
    const now = performance.now();
    const remembered = known.get(localPart);
    if (remembered && now < remembered.until) return remembered.companyId;
    const companyId = await find(ctx, localPart);
    known.delete(localPart);
    if (companyId === undefined) return undefined;
    if (known.size >= AT_MOST) known.clear();
    known.set(localPart, { companyId, until: now + MOMENT_MS });
    return companyId;
  };
}
