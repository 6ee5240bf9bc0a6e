// Table missing_rules: what a dossier wants to be asked for, of whom, and when.

import type { TenantCtx, Tx } from '#src/context.ts';
import { Decimal } from '#src/money.ts';
import type { MissingRules } from '../../model/missing/rules.ts';

/** `undefined`: nobody has decided anything. */
export async function rulesOf(tx: Tx<TenantCtx>): Promise<MissingRules | undefined> {
  const row = await tx.db
    .selectFrom('missing_rules')
    .select(['on_since', 'day', 'most_reminders', 'threshold', 'never', 'people', 'addresses', 'language'])
    .where('company_id', '=', tx.company.id)
    .executeTakeFirst();
  return (
    row && {
      onSince: row.on_since ?? undefined,
      day: row.day,
      mostReminders: row.most_reminders,
      threshold: row.threshold === null ? undefined : Decimal.of(row.threshold),
      never: row.never,
      people: row.people,
      addresses: row.addresses,
      language: row.language === 'en' ? 'en' : 'fr',
    }
  );
}

export async function saveRules(tx: Tx<TenantCtx>, rules: MissingRules): Promise<void> {
  const values = {
    on_since: rules.onSince ?? null,
    day: rules.day,
    most_reminders: rules.mostReminders,
    threshold: rules.threshold?.toString() ?? null,
    never: [...rules.never],
    people: [...rules.people],
    addresses: [...rules.addresses],
    language: rules.language,
    changed_at: tx.clock.now(),
    changed_by: JSON.stringify(tx.actor),
  };
  await tx.db
    .insertInto('missing_rules')
    .values({ company_id: tx.company.id, ...values })
    .onConflict((conflict) => conflict.column('company_id').doUpdateSet(values))
    .execute();
}
