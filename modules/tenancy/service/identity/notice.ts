// What touches the security of an account is told to its owner by mail, at once and always: who did not do it themselves
// must learn of it.

import type { Tx } from '#src/context.ts';
import { queueMail } from '#src/mail/index.ts';
import { publicUrl } from '#src/settings.ts';
import { noticeLetter, type NoticeKind } from '../../model/identity/notices.ts';
import { accountOf } from '../../repository/users.ts';

const DAYS = 3;

/** The wall of the person must be open. Nothing is sent by an instance that does not know its own address. */
export async function tellOwner(tx: Tx, userId: string, kind: NoticeKind): Promise<void> {
  const site = tx.config.get(publicUrl);
  const account = await accountOf(tx, userId);
  if (site === undefined || !account) return;
  const at = tx.clock.now();
  await queueMail(tx, {
    kind: `tenancy.notice_${kind}`,
    to: { address: account.email, name: account.name },
    letter: noticeLetter(kind, { language: account.language, at, href: `${site}/compte/sessions` }),
    expiresAt: new Date(at.getTime() + DAYS * 86_400_000),
  });
}
