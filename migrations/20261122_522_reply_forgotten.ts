// Where an answer to a mail goes is forgotten with what the mail said, once nobody sends it any more.

import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`grant update (reply_to) on outgoing_mails to facteur_app`.execute(db);
}
