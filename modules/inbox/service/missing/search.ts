// Looking for what is missing in one dossier: everything that says so, against the lines that are known.

import { forCompany, inTransaction, systemActor, type Ctx, type TenantCtx, type Tx } from '#src/context.ts';
import { signal } from '#src/events/live.ts';
import { authorize } from '#modules/tenancy';
import { dayNumber, dayOf } from '../../model/missing/days.ts';
import { absenceOfDebit } from '../../model/missing/debits.ts';
import { absencesOf, unique, withTold } from '../../model/missing/find.ts';
import { reconcile, type Reconciliation } from '../../model/missing/reconcile.ts';
import { isLeftOut, usualRules, type MissingRules } from '../../model/missing/rules.ts';
import { absencesOfStatement, matchStatement } from '../../model/missing/statement.ts';
import type { Absence } from '../../model/missing/types.ts';
import type { InboxPorts } from '../../ports.ts';
import * as documents from '../../repository/missing/documents.ts';
import { rulesOf } from '../../repository/missing/rules.ts';
import { statementFactOf } from './statement-fact.ts';
import { linesOfStatement, statementsOf } from '../../repository/missing/statements.ts';
import { registerOf, type Register } from './histories.ts';

/** Older lines are history: nothing finds them again. */
const KNOWN_DAYS = 2 * 366;
/** Debits and statements look back as far as a financial year that is being closed. */
const TOLD_DAYS = 18 * 31;
const MOST_STATEMENTS = 500;

async function toldByStatements(tx: Tx<TenantCtx>, { histories }: Register, since: string): Promise<Absence[]> {
  const told: Absence[] = [];
  for (const statement of await statementsOf(tx, MOST_STATEMENTS)) {
    const fact = statementFactOf(statement);
    if (fact.supplier.key === '' || fact.uploadedOn < since) continue;
    const lines = await linesOfStatement(tx, statement.id);
    const purchases = histories.get(fact.supplier.key)?.purchases ?? [];
    told.push(...absencesOfStatement(fact, matchStatement(lines, purchases)));
  }
  return told;
}

async function toldByBank(
  tx: Tx<TenantCtx>,
  { histories }: Register,
  { debits, since }: Pick<InboxPorts, 'debits'> & { readonly since: string },
): Promise<Absence[]> {
  const found = (await debits?.undocumented(tx, since)) ?? [];
  return found.flatMap((debit) => absenceOfDebit(debit, histories) ?? []);
}

async function absencesIn(
  tx: Tx<TenantCtx>,
  register: Register,
  { ports, rules }: { readonly ports: InboxPorts; readonly rules: MissingRules },
): Promise<Absence[]> {
  const { today, histories } = register;
  const since = dayOf(dayNumber(today) - TOLD_DAYS);
  const own = [...histories.values()].flatMap((history) => absencesOf(history, today));
  const told = [
    ...(await toldByStatements(tx, register, since)),
    ...(await toldByBank(tx, register, { ...ports, since })),
  ];
  return withTold(own, unique(told)).filter((absence) => !isLeftOut(absence, rules));
}

async function apply(tx: Tx<TenantCtx>, { added, kept, reopened, received, withdrawn }: Reconciliation): Promise<void> {
  await documents.insertLines(tx, added);
  for (const { line, absence } of [...kept, ...reopened]) await documents.updateFacts(tx, line.id, absence);
  for (const state of ['open', 'asked'] as const) {
    const ids = reopened.filter(({ line }) => line.timesAsked > 0 === (state === 'asked')).map(({ line }) => line.id);
    await documents.moveLines(tx, ids, { state });
  }
  for (const { line, invoiceId } of received) {
    await documents.moveLines(tx, [line.id], { state: 'received', invoiceId, detail: { invoiceId } });
  }
  const ids = withdrawn.map(({ id }) => id);
  await documents.moveLines(tx, ids, { state: 'withdrawn', reason: 'evidence' });
}

export interface SearchOutcome {
  readonly found: number;
  readonly received: number;
  readonly withdrawn: number;
}

/** In the caller's transaction, which has made sure that it is right. Searching again changes nothing. */
export async function searchIn(tx: Tx<TenantCtx>, ports: InboxPorts, known?: Register): Promise<SearchOutcome> {
  await documents.lockSearch(tx);
  const register = known ?? (await registerOf(tx));
  const rules = (await rulesOf(tx)) ?? usualRules;
  const found = await absencesIn(tx, register, { ports, rules });
  const changes = reconcile({
    known: await documents.linesSince(tx, dayOf(dayNumber(register.today) - KNOWN_DAYS)),
    found,
    purchasesOf: (key) => register.histories.get(key)?.purchases ?? [],
  });
  await apply(tx, changes);
  const { added, reopened, received, withdrawn } = changes;
  const outcome = {
    found: added.length + reopened.length,
    received: received.length,
    withdrawn: withdrawn.length,
  };
  if (outcome.found + outcome.received + outcome.withdrawn > 0) await signal(tx, 'missing', tx.company.id);
  return outcome;
}

/** Job: the search of every night. */
export async function searchCompany(ctx: Ctx, companyId: string, ports: InboxPorts): Promise<void> {
  const outcome = await inTransaction(forCompany(ctx, companyId, systemActor), async (tx) => await searchIn(tx, ports));
  ctx.log.debug({ company: companyId, ...outcome }, 'Looked for missing documents');
}

/** The same when somebody does not want to wait for the night. Throws `tenancy.not_allowed`. */
export async function searchMissing(ctx: TenantCtx, ports: InboxPorts): Promise<SearchOutcome> {
  return await inTransaction(ctx, async (tx) => {
    await authorize(tx, 'mails.sort');
    return await searchIn(tx, ports);
  });
}
