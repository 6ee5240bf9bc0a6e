// What a company says of itself on what it issues, and its logo.

import { inTransaction, type TenantCtx } from '#src/context.ts';
import type { FieldProblem } from '#src/errors.ts';
import { parseAmount } from '#src/money.ts';
import { companyNotFound, logoMissing } from '../errors.ts';
import { lineFault, tidy } from '../model/checks.ts';
import { colourFault, parseColour } from '../model/colour.ts';
import { logoType, timeZones, vatRegimes, type CompanyPapers, type Logo } from '../model/papers.ts';
import * as repository from '../repository/company-papers.ts';
import { refuseFaults } from './answers.ts';
import { authorize } from './authorize.ts';
import { record } from './journal.ts';

/** Throws `tenancy.not_allowed`, `tenancy.company_not_found`. */
export async function companyPapers(ctx: TenantCtx): Promise<CompanyPapers> {
  const papers = await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'company.read');
    return await repository.papersOf(tx);
  });
  if (!papers) throw companyNotFound();
  return papers;
}

/** As typed. */
export interface PapersInput {
  readonly shareCapital: string;
  readonly registrationCity: string;
  readonly vatRegime: string;
  readonly vatOnDebits: boolean;
  readonly invoiceMentions: string;
  readonly closingMonth: string;
  readonly language: string;
  readonly timeZone: string;
  /** `#rrggbb`, or empty. */
  readonly accentColor: string;
}

const text = (fr: string, en: string) => ({ fr, en });

/** Longest text of standing mentions, in characters. */
const MENTIONS = 2_000;

function capitalFault(typed: string): FieldProblem | undefined {
  if (tidy(typed) === '') return undefined;
  const amount = parseAmount(typed);
  const isRight = amount !== undefined && !amount.isNegative && amount.toString().length <= 13;
  return isRight ? undefined : { path: 'shareCapital', message: text('Un montant en euros.', 'An amount in euros.') };
}

function mentionsFault(typed: string): FieldProblem | undefined {
  if (typed.length <= MENTIONS) return undefined;
  const message = text(`Au plus ${MENTIONS} caractères.`, `At most ${MENTIONS} characters.`);
  return { path: 'invoiceMentions', message };
}

/** What is not in the list of a choice is the choice's first entry, or nothing. */
function choice<T extends string>(among: readonly T[], typed: string): T | undefined {
  return among.find((known) => known === typed);
}

/** Throws `tenancy.not_allowed`, `tenancy.invalid_input`. */
export async function changePapers(ctx: TenantCtx, input: PapersInput): Promise<void> {
  refuseFaults(
    capitalFault(input.shareCapital),
    mentionsFault(input.invoiceMentions),
    lineFault('registrationCity', input.registrationCity, false),
    colourFault('accentColor', input.accentColor),
  );
  const month = Number(input.closingMonth);
  await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'company.edit');
    await repository.updatePapers(tx, {
      shareCapital: parseAmount(input.shareCapital)?.toString(),
      registrationCity: tidy(input.registrationCity) || undefined,
      vatRegime: choice(vatRegimes, input.vatRegime),
      vatOnDebits: input.vatOnDebits,
      invoiceMentions: input.invoiceMentions.trim() || undefined,
      closingMonth: Number.isInteger(month) && month >= 1 && month <= 12 ? month : undefined,
      language: choice(['fr', 'en'], input.language) ?? 'fr',
      timeZone: choice(timeZones, input.timeZone) ?? timeZones[0],
      accentColor: parseColour(input.accentColor),
    });
    await record(tx, { action: 'company.papers_changed' });
  });
}

/** Largest logo, in bytes. */
const LOGO_BYTES = 1_000_000;

/** PNG or JPEG. Throws `tenancy.not_allowed`, `tenancy.invalid_input`. */
export async function changeLogo(ctx: TenantCtx, bytes: Uint8Array): Promise<void> {
  const mediaType = logoType(bytes);
  if (mediaType === undefined || bytes.length > LOGO_BYTES) {
    const message = text(
      'Une image PNG ou JPEG, d’un mégaoctet au plus.',
      'A PNG or JPEG image of at most one megabyte.',
    );
    refuseFaults({ path: 'logo', message });
    return;
  }
  await inTransaction(ctx, async (tx) => await authorize(tx, 'company.edit'));
  const { sha256 } = await ctx.blobs.put(ctx.company.id, bytes);
  await keepLogo(ctx, { sha256, mediaType });
}

/** Throws `tenancy.not_allowed`. */
export async function removeLogo(ctx: TenantCtx): Promise<void> {
  await keepLogo(ctx, undefined);
}

async function keepLogo(ctx: TenantCtx, logo: Logo | undefined): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'company.edit');
    await repository.setLogo(tx, logo);
    await record(tx, { action: logo ? 'company.logo_changed' : 'company.logo_removed' });
  });
}

/** Throws `tenancy.not_allowed`, `tenancy.logo_missing`. */
export async function companyLogo(ctx: TenantCtx): Promise<Logo & { readonly bytes: Uint8Array }> {
  const { logo } = await companyPapers(ctx);
  if (!logo) throw logoMissing();
  return { ...logo, bytes: await ctx.blobs.get(ctx.company.id, logo.sha256) };
}
