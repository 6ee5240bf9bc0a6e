// The operator's ways back in.

import { TOTP } from 'otpauth';
import { expect, test } from 'vitest';
import { findSession, grantOwnership, removeAllSecondFactors, signIn } from '#modules/tenancy';
import { confirmApp, prepareApp } from '../../../../modules/tenancy/service/identity/totp.ts';
import { client, emptyInstance, password, populate } from '../cast.ts';

const { ctx, owner, clock } = await emptyInstance();
const { bob } = await populate(ctx);
const email = 'bob@exemple.test';
const journal = async (action: string): Promise<unknown[]> =>
  (
    await owner.query<object>('select actor_kind, subject_id, details from instance_journal where action = $1', [
      action,
    ])
  ).rows;

test('second factors are removed, sessions end, and the password alone opens', async () => {
  const { token } = await signIn(ctx, { email, password, client });
  const found = await findSession(ctx, { token });
  const { secret } = await prepareApp(ctx, { id: bob.id, email });
  const code = new TOTP({ secret }).generate({ timestamp: clock.now().getTime() });
  await confirmApp(ctx, { user: { ...bob, sessionId: found?.user.sessionId ?? '' }, code });
  const awaiting = await signIn(ctx, { email, password, client });
  expect(awaiting.awaits).toBe('second-factor');
  expect(await findSession(ctx, { token: awaiting.token })).toBeUndefined();
  await removeAllSecondFactors(ctx, ' BOB@exemple.test ');
  expect(await findSession(ctx, { token })).toBeUndefined();
  expect((await signIn(ctx, { email, password, client })).awaits).toBeUndefined();
  expect((await owner.query('select from identity_flows where user_id = $1', [bob.id])).rowCount).toBe(0);
  expect(await journal('user.second_factors_removed')).toEqual([
    { actor_kind: 'system', subject_id: bob.id, details: { app: true, passkeys: 0, sessionsEnded: 1 } },
  ]);
});

test('one more person owns the instance, once', async () => {
  expect(await grantOwnership(ctx, email)).toBe(true);
  expect(await grantOwnership(ctx, email)).toBe(false);
  const { token } = await signIn(ctx, { email, password, client });
  expect((await findSession(ctx, { token }))?.user.isOwner).toBe(true);
  expect(await journal('instance.owner_granted')).toHaveLength(1);
});

test('nobody is made up', async () => {
  await expect(grantOwnership(ctx, 'personne@exemple.test')).rejects.toThrow('tenancy.user_not_found');
  await expect(removeAllSecondFactors(ctx, 'personne@exemple.test')).rejects.toThrow('tenancy.user_not_found');
});
