import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { renamePasskey } from '../../../../modules/tenancy/service/identity/passkeys.ts';
import { emptyInstance, populate } from '../cast.ts';

const { ctx, owner } = await emptyInstance();
const { bob, charlie } = await populate(ctx);
const passkeyId = randomUUID();
await owner.query(
  `insert into user_passkeys
     (user_id, passkey_id, credential_id, public_key, sign_count, transports, is_synced, name, created_at)
   values ($1, $2, 'credential', '\\x00', 0, '{}', false, 'Ordinateur', now())`,
  [bob.id, passkeyId],
);
const at = (person: { id: string; name: string }) => ({ id: person.id, name: person.name, sessionId: randomUUID() });

async function nameNow(): Promise<string | undefined> {
  const { rows } = await owner.query<{ name: string }>('select name from user_passkeys');
  return rows[0]?.name;
}

describe('a passkey', () => {
  test('gets another name from its owner', async () => {
    await renamePasskey(ctx, { user: at(bob), passkeyId, name: '  Clé  du bureau ' });
    expect(await nameNow()).toBe('Clé du bureau');
  });

  test('is not renamed by anybody else, nor to nothing', async () => {
    const missing = { code: 'tenancy.passkey_not_found' };
    await expect(renamePasskey(ctx, { user: at(charlie), passkeyId, name: 'À moi' })).rejects.toMatchObject(missing);
    await expect(renamePasskey(ctx, { user: at(bob), passkeyId: 'x', name: 'À moi' })).rejects.toMatchObject(missing);
    await expect(renamePasskey(ctx, { user: at(bob), passkeyId, name: ' ' })).rejects.toMatchObject({ status: 422 });
    expect(await nameNow()).toBe('Clé du bureau');
  });
});
