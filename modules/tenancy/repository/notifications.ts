// Tables notification_choices and notification_marks (the wall of the person must be open) and
// company_notification_choices (the wall of the company); and what is asked about people before any wall is open.

import { sql } from 'kysely';
import type { Ctx, TenantCtx, Tx } from '#src/context.ts';
import type { Language } from '#src/i18n.ts';
import type {
  DossierChoices,
  DossierEvent,
  EndedInvitation,
  Frequency,
  NotificationEvent,
  SendingFrequency,
} from '../model/notifications.ts';

export async function choicesOf(tx: Tx, userId: string): Promise<Partial<Record<NotificationEvent, Frequency>>> {
  const rows = await tx.db
    .selectFrom('notification_choices')
    .select(['event', 'frequency'])
    .where('user_id', '=', userId)
    .execute();
  return Object.fromEntries(rows.map(({ event, frequency }) => [event, frequency as Frequency]));
}

export async function setChoice(
  tx: Tx,
  userId: string,
  { event, frequency }: { readonly event: NotificationEvent; readonly frequency: Frequency },
): Promise<void> {
  await tx.db
    .insertInto('notification_choices')
    .values({ user_id: userId, event, frequency })
    .onConflict((conflict) => conflict.columns(['user_id', 'event']).doUpdateSet({ frequency }))
    .execute();
}

export async function dossierChoicesOf(tx: Tx<TenantCtx>, userId: string): Promise<DossierChoices> {
  const rows = await tx.db
    .selectFrom('company_notification_choices')
    .select(['event', 'frequency'])
    .where('company_id', '=', tx.company.id)
    .where('user_id', '=', userId)
    .execute();
  return Object.fromEntries(rows.map(({ event, frequency }) => [event, frequency as Frequency]));
}

/** `frequency` absent: as for all other dossiers. */
export async function setDossierChoice(
  tx: Tx<TenantCtx>,
  userId: string,
  { event, frequency }: { readonly event: DossierEvent; readonly frequency: Frequency | undefined },
): Promise<void> {
  await tx.db
    .deleteFrom('company_notification_choices')
    .where('company_id', '=', tx.company.id)
    .where('user_id', '=', userId)
    .where('event', '=', event)
    .execute();
  if (frequency === undefined) return;
  await tx.db
    .insertInto('company_notification_choices')
    .values({ company_id: tx.company.id, user_id: userId, event, frequency })
    .execute();
}

export interface Mark {
  /** The person has been told of what came until then. */
  readonly until: Date;
  /** A digest that was due in quiet hours. */
  readonly isHeld: boolean;
}

/** Locked until the transaction ends. */
export async function markOf(tx: Tx, userId: string, frequency: SendingFrequency): Promise<Mark | undefined> {
  const row = await tx.db
    .selectFrom('notification_marks')
    .select(['told_until', 'is_held'])
    .where('user_id', '=', userId)
    .where('frequency', '=', frequency)
    .forUpdate()
    .executeTakeFirst();
  return row && { until: row.told_until, isHeld: row.is_held };
}

export async function setMark(
  tx: Tx,
  userId: string,
  { frequency, until, isHeld }: Mark & { readonly frequency: SendingFrequency },
): Promise<void> {
  await tx.db
    .insertInto('notification_marks')
    .values({ user_id: userId, frequency, told_until: until, is_held: isHeld })
    .onConflict((conflict) =>
      conflict.columns(['user_id', 'frequency']).doUpdateSet({ told_until: until, is_held: isHeld }),
    )
    .execute();
}

/** Digests that wait for the end of quiet hours. The wall of the person must be open. */
export async function heldDigests(tx: Tx, userId: string): Promise<SendingFrequency[]> {
  const rows = await tx.db
    .selectFrom('notification_marks')
    .select('frequency')
    .where('user_id', '=', userId)
    .where('is_held', '=', true)
    .orderBy('frequency')
    .execute();
  return rows.map(({ frequency }) => frequency as SendingFrequency);
}

export interface NotifiedPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
}

/** Everybody with an account that is open and was used. */
export async function notifiedPeople(ctx: Ctx): Promise<NotifiedPerson[]> {
  const found = await sql<{ user_id: string; email: string; name: string; language: string }>`
    select user_id, email, name, language from tenancy_notified_people()`.execute(ctx.db);
  return found.rows.map(({ user_id: id, email, name, language }) => {
    return { id, email, name, language: language === 'en' ? 'en' : 'fr' };
  });
}

export interface NotifiedDossier {
  readonly id: string;
  readonly name: string;
  /** As stored. */
  readonly role: string;
  readonly profileRights: readonly string[] | undefined;
  readonly choices: DossierChoices;
}

/** The dossiers the person reaches, with what they chose for each. */
export async function notifiedDossiers(ctx: Ctx | Tx, userId: string): Promise<NotifiedDossier[]> {
  interface Row {
    readonly company_id: string;
    readonly name: string;
    readonly role: string;
    readonly rights: string[] | null;
    readonly choices: DossierChoices;
  }
  const found = await sql<Row>`
    select company_id, name, role, rights, choices
    from tenancy_notified_dossiers(${userId}, ${ctx.clock.now()})`.execute(ctx.db);
  return found.rows.map(({ company_id: id, name, role, rights, choices }) => {
    return { id, name, role, profileRights: rights ?? undefined, choices };
  });
}

/** Invitations of this person that came to nothing in that time. */
export async function endedInvitations(
  ctx: Ctx | Tx,
  { userId, since, until }: { readonly userId: string; readonly since: Date; readonly until: Date },
): Promise<EndedInvitation[]> {
  const found = await sql<{
    scope_kind: EndedInvitation['kind'];
    scope_id: string;
    space: string;
    email: string;
    fate: EndedInvitation['fate'];
  }>`select scope_kind, scope_id, space, email, fate from tenancy_invitations_ended(${userId}, ${since}, ${until})
     order by space, email`.execute(ctx.db);
  return found.rows.map(({ scope_kind: kind, scope_id: id, ...rest }) => ({ kind, id, ...rest }));
}

export interface DossierPerson extends NotifiedPerson {
  /** As stored. */
  readonly role: string;
  readonly profileRights: readonly string[] | undefined;
  /** The cabinet their access comes through. */
  readonly cabinetId: string | undefined;
  readonly choices: DossierChoices;
}

/** Who has access to the open company now, by name, with what they chose for it or for all. */
export async function peopleOfDossier(tx: Tx<TenantCtx>): Promise<DossierPerson[]> {
  interface Row {
    readonly user_id: string;
    readonly name: string;
    readonly email: string;
    readonly language: string;
    readonly role: string;
    readonly rights: string[] | null;
    readonly cabinet_id: string | null;
    readonly choices: DossierChoices;
  }
  const found = await sql<Row>`
    select user_id, name, email, language, role, rights, cabinet_id, choices
    from tenancy_people_to_tell(${tx.clock.now()})`.execute(tx.db);
  return found.rows.map(({ user_id: id, name, email, language, role, rights, cabinet_id, choices }) => ({
    id,
    name,
    email,
    language: language === 'en' ? 'en' : 'fr',
    role,
    profileRights: rights ?? undefined,
    cabinetId: cabinet_id ?? undefined,
    choices,
  }));
}
