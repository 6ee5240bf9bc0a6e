// Who comes in is asked of `tenancy_enter` alone since …_390: nothing calls this any more.

import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop function tenancy_company_role(uuid, uuid)`.execute(db);
}
