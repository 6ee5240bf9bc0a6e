// What an import reads and writes of a client: columns of companies, cabinet_dossiers, cabinet_client_contacts.

import { sql } from 'kysely';
import type { TenantCtx, Tx } from '#src/context.ts';
import type { ClientCard } from '../../model/client-import/types.ts';
import type { CabinetScope } from './imports.ts';

interface CardRow {
  readonly company_id: string;
  readonly code: string | null;
  readonly name: string;
  readonly siren: string | null;
  readonly siret: string | null;
  readonly vat_number: string | null;
  readonly country: string;
  readonly address_line1: string | null;
  readonly address_line2: string | null;
  readonly address_line3: string | null;
  readonly postcode: string | null;
  readonly city: string | null;
  readonly region: string | null;
  readonly language: string;
  readonly closing_month: number | null;
}

const known = (value: string | number | null | undefined): string | undefined =>
  value === null || value === undefined ? undefined : String(value);

interface Contact {
  readonly name: string | null;
  readonly email: string | null;
  readonly language: string | null;
  readonly delegates: readonly string[];
  readonly iban: string | null;
  readonly bic: string | null;
}

function cardOf(row: CardRow, contact: Contact | undefined): ClientCard {
  return {
    id: row.company_id,
    code: row.code ?? undefined,
    values: {
      name: row.name,
      siren: known(row.siren),
      siret: known(row.siret),
      vatNumber: known(row.vat_number),
      code: known(row.code),
      country: row.country,
      addressLine1: known(row.address_line1),
      addressLine2: known(row.address_line2),
      addressLine3: known(row.address_line3),
      postcode: known(row.postcode),
      city: known(row.city),
      region: known(row.region),
      language: row.language,
      closingMonth: known(row.closing_month),
      contactName: known(contact?.name),
      contactLanguage: known(contact?.language),
      contactEmail: known(contact?.email),
      delegates: contact?.delegates.join(' '),
      iban: known(contact?.iban),
      bic: known(contact?.bic),
    },
  };
}

/** The dossiers of the cabinet that the person reaches. */
export async function clientCards(tx: CabinetScope): Promise<ClientCard[]> {
  const cards = await sql<CardRow>`
    select company_id, code, name, siren, siret, vat_number, country, address_line1, address_line2, address_line3,
      postcode, city, region, language, closing_month
    from tenancy_client_cards(${tx.actor.id}, ${tx.cabinet.id}, ${tx.clock.now()})`.execute(tx.db);
  const contacts = await tx.db
    .selectFrom('cabinet_client_contacts')
    .select(['company_id', 'name', 'email', 'language', 'delegates', 'iban', 'bic'])
    .where('cabinet_id', '=', tx.cabinet.id)
    .execute();
  const byCompany = new Map(contacts.map((contact) => [contact.company_id, contact]));
  return cards.rows.map((row) => cardOf(row, byCompany.get(row.company_id)));
}

type Values = Readonly<Record<string, string>>;

/** Only what the list says is changed. */
export async function updateCompany(tx: Tx<TenantCtx>, values: Values): Promise<void> {
  const month = values['closingMonth'];
  const columns = {
    name: values['name'],
    siret: values['siret'],
    vat_number: values['vatNumber'],
    country: values['country'],
    address_line1: values['addressLine1'],
    address_line2: values['addressLine2'],
    address_line3: values['addressLine3'],
    postcode: values['postcode'],
    city: values['city'],
    region: values['region'],
    language: values['language'],
    closing_month: month === undefined ? undefined : Number(month),
  };
  await tx.db
    .updateTable('companies')
    .set({ ...given(columns), version: sql`version + 1` })
    .where('company_id', '=', tx.company.id)
    .execute();
}

function given<T extends object>(columns: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

/** The client's number at the cabinet. */
export async function setCode(tx: CabinetScope, companyId: string, code: string): Promise<void> {
  await tx.db
    .updateTable('cabinet_dossiers')
    .set({ code })
    .where('cabinet_id', '=', tx.cabinet.id)
    .where('company_id', '=', companyId)
    .execute();
}

export async function saveContact(tx: CabinetScope, companyId: string, values: Values): Promise<void> {
  const columns = given({
    name: values['contactName'],
    email: values['contactEmail'],
    language: values['contactLanguage'],
    delegates: values['delegates']?.split(' '),
    iban: values['iban'],
    bic: values['bic'],
  });
  if (Object.keys(columns).length === 0) return;
  const kept = { ...columns, changed_at: tx.clock.now(), changed_by: JSON.stringify(tx.actor) };
  await tx.db
    .insertInto('cabinet_client_contacts')
    .values({ cabinet_id: tx.cabinet.id, company_id: companyId, ...kept })
    .onConflict((conflict) => conflict.columns(['cabinet_id', 'company_id']).doUpdateSet(kept))
    .execute();
}
