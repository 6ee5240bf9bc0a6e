// What makes the papers of a company its own.

import { inTransaction, type TenantCtx } from '#src/context.ts';
import * as repository from '../repository/company-papers.ts';

export interface CompanyLook {
  /** PNG or JPEG. */
  readonly logo: Uint8Array | undefined;
  /** `#rrggbb` */
  readonly colour: string | undefined;
}

/** For what the company issues: whoever may issue it may show its logo, so no right of its own is asked for. */
export async function companyLook(ctx: TenantCtx): Promise<CompanyLook> {
  const papers = await inTransaction(ctx, repository.papersOf);
  const { logo, accentColor } = papers ?? {};
  const isKept = logo !== undefined && (await ctx.blobs.has(ctx.company.id, logo.sha256));
  return { logo: isKept ? await ctx.blobs.get(ctx.company.id, logo.sha256) : undefined, colour: accentColor };
}
