// The addresses that receive a company's invoices.

import { inTransaction, type Ctx, type TenantCtx } from '#src/context.ts';
import { mailDomain } from '#src/settings.ts';
import { localPartTaken } from '../errors.ts';
import { localPartFault } from '../model/checks.ts';
import { canonicalLocalPart } from '../model/local-part.ts';
import type { MailAddress } from '../model/types.ts';
import * as repository from '../repository/companies.ts';
import { refuseFaults } from './answers.ts';
import { authorize } from './authorize.ts';
import { record } from './journal.ts';

/**
 * The company a mail is for, by the part before the @: SIREN, `SIREN` + number, VAT number or free word, in any case,
 * `+suffix` ignored. A disabled company receives nothing.
 */
export async function companyByRecipient(
  ctx: Ctx,
  localPart: string,
): Promise<{ companyId: string; name: string } | undefined> {
  const found = await repository.companyByLocalPart(ctx, canonicalLocalPart(localPart));
  return found && found.status !== 'disabled' ? { companyId: found.companyId, name: found.name } : undefined;
}

/** Every local part the company receives at: SIREN, VAT number, and the free one when there is one. */
export async function mailAddresses(ctx: TenantCtx): Promise<MailAddress[]> {
  const order = { siren: 0, vat: 1, free: 2 };
  const addresses = await inTransaction(ctx, repository.mailAddressesOf);
  return addresses.toSorted((a, b) => order[a.kind] - order[b.kind]);
}

/** The address to give to suppliers: the free one when there is one, else that of the SIREN. */
export async function receivingAddress(ctx: TenantCtx): Promise<string> {
  const { localPart = '' } = (await mailAddresses(ctx)).findLast(({ kind }) => kind !== 'vat') ?? {};
  return `${localPart}@${ctx.config.get(mailDomain)}`;
}

/**
 * Sets the free local part, or removes it when empty; the former one stops receiving at once.
 * Throws `tenancy.not_allowed`, `tenancy.invalid_input`, `tenancy.local_part_taken`.
 */
export async function setMailAlias(ctx: TenantCtx, localPart: string): Promise<void> {
  const wanted = localPart.trim().toLowerCase();
  if (wanted !== '') refuseFaults(localPartFault('localPart', wanted));
  await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'company.edit');
    await repository.deleteMailAddress(tx, 'free');
    if (wanted !== '' && !(await repository.insertMailAddress(tx, { kind: 'free', localPart: wanted }))) {
      throw localPartTaken();
    }
    await record(tx, { action: 'company.mail_alias_changed', details: { localPart: wanted } });
  });
}
