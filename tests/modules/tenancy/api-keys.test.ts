import { describe, expect, test } from 'vitest';
import { inTransaction } from '#src/context.ts';
import { authenticateApiKey, authorize, createApiKey, listApiKeys, revokeApiKey } from '#modules/tenancy';
import { emptyInstance, populate } from './cast.ts';

describe('API keys', async () => {
  const { ctx, clock, owner } = await emptyInstance();
  const { papillon, tournesol, charlie } = await populate(ctx);

  test('a key opens its company and nothing else', async () => {
    const key = await createApiKey(papillon, { name: 'ERP' });
    const tenant = await authenticateApiKey(ctx, key.secret);
    expect(tenant?.company).toEqual(papillon.company);
    expect(tenant?.actor).toEqual({ kind: 'key', id: key.id, name: 'ERP' });
  });

  test('the secret is kept nowhere, only its first characters are shown', async () => {
    const key = await createApiKey(papillon, { name: 'Caisse' });
    const stored = await owner.query("select string_agg(k::text, '') as everything from api_keys k");
    expect((stored.rows[0] as { everything: string }).everything).not.toContain(key.secret.slice(12));
    const listed = (await listApiKeys(papillon)).find(({ id }) => id === key.id);
    expect(listed).toMatchObject({
      name: 'Caisse',
      prefix: key.secret.slice(0, 10),
      createdBy: 'Alice',
      lastUsedAt: undefined,
    });
  });

  test.each(['', 'fct_', 'fct_unknown', 'Bearer', 'x'.repeat(5000)])('%j opens nothing', async (secret) => {
    expect(await authenticateApiKey(ctx, secret)).toBeUndefined();
  });

  test('its last use is shown, written at most once a minute', async () => {
    const key = await createApiKey(papillon, { name: 'Suivi' });
    const lastUse = async (): Promise<Date | undefined> =>
      (await listApiKeys(papillon)).find(({ id }) => id === key.id)?.lastUsedAt;
    const first = clock.now();
    await authenticateApiKey(ctx, key.secret);
    clock.advance(30_000);
    await authenticateApiKey(ctx, key.secret);
    expect(await lastUse()).toEqual(first);
    clock.advance(31_000);
    await authenticateApiKey(ctx, key.secret);
    expect(await lastUse()).toEqual(clock.now());
  });

  test('a revoked key opens nothing from then on, and is revoked once', async () => {
    const key = await createApiKey(papillon, { name: 'Ancienne' });
    await revokeApiKey(papillon, key.id);
    expect(await authenticateApiKey(ctx, key.secret)).toBeUndefined();
    await expect(revokeApiKey(papillon, key.id)).rejects.toMatchObject({ code: 'tenancy.key_not_found' });
  });

  test('an expired key opens nothing', async () => {
    const key = await createApiKey(papillon, { name: 'Un jour', expiresAt: new Date(clock.now().getTime() + 1000) });
    expect(await authenticateApiKey(ctx, key.secret)).toBeDefined();
    clock.advance(1000);
    expect(await authenticateApiKey(ctx, key.secret)).toBeUndefined();
  });

  test('another company’s key can neither be seen nor revoked', async () => {
    const key = await createApiKey(papillon, { name: 'À nous' });
    expect((await listApiKeys(tournesol)).map(({ id }) => id)).not.toContain(key.id);
    await expect(revokeApiKey(tournesol, key.id)).rejects.toMatchObject({ status: 404 });
    expect(await authenticateApiKey(ctx, key.secret)).toBeDefined();
  });

  test('who has no role may not manage keys, nor may a key', async () => {
    const key = await createApiKey(papillon, { name: 'ERP' });
    const asKey = await authenticateApiKey(ctx, key.secret);
    if (!asKey) throw new Error('The key does not open its company');
    for (const intruder of [{ ...papillon, actor: charlie }, asKey]) {
      await expect(createApiKey(intruder, { name: 'x' })).rejects.toMatchObject({ status: 403 });
      await expect(listApiKeys(intruder)).rejects.toMatchObject({ status: 403 });
      await expect(revokeApiKey(intruder, key.id)).rejects.toMatchObject({ status: 403 });
    }
  });

  test('a key may do what its scopes say', async () => {
    const key = await createApiKey(papillon, { name: 'Dépôt', scopes: ['documents.add'] });
    const tenant = await authenticateApiKey(ctx, key.secret);
    if (!tenant) throw new Error('The key does not open its company');
    await inTransaction(tenant, (tx) => authorize(tx, 'documents.add'));
    await expect(inTransaction(tenant, (tx) => authorize(tx, 'invoices.read'))).rejects.toMatchObject({ status: 403 });
  });
});
