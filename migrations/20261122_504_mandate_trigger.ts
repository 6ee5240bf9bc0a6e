// The trigger of …_500 is nobody's to call.

import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`revoke all on function tenancy_one_platform_a_day() from public`.execute(db);
}
