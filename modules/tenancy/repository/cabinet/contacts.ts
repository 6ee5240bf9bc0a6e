// Whom to write to at each client, as the cabinet noted it (table cabinet_client_contacts). The cabinet's wall must be open.

import type { Tx } from '#src/context.ts';
import type { Language } from '#src/i18n.ts';

export interface ClientContact {
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  /** Addresses of others at the client's. */
  readonly delegates: readonly string[];
}

/** By company; without one for whom no address is known. */
export async function contactsOf(tx: Tx, cabinetId: string): Promise<ReadonlyMap<string, ClientContact>> {
  const rows = await tx.db
    .selectFrom('cabinet_client_contacts')
    .select(['company_id', 'name', 'email', 'language', 'delegates'])
    .where('cabinet_id', '=', cabinetId)
    .where('email', 'is not', null)
    .execute();
  return new Map(
    rows.map(({ company_id: id, name, email, language, delegates }) => [
      id,
      { name: name ?? '', email: email ?? '', language: language === 'en' ? 'en' : 'fr', delegates },
    ]),
  );
}
