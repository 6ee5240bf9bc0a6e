import { describe, expect, test } from 'vitest';
import type { Problem } from '#src/errors.ts';
import {
  changePassword,
  findSession,
  listSessions,
  resetPassword,
  revokeSession,
  signIn,
  signOut,
} from '#modules/tenancy';
import { forgetExpired } from '../../../modules/tenancy/service/sessions.ts';
import { client, emptyInstance, password, populate } from './cast.ts';

const DAY = 86_400_000;
const email = 'alice@exemple.test';
const from = (address: string) => ({ ...client, address });

describe('signing in', async () => {
  const { ctx, owner, clock } = await emptyInstance();
  const { alice } = await populate(ctx);

  test('the right password opens a session, whatever the case of the address', async () => {
    const { token, userId } = await signIn(ctx, { email: ' ALICE@exemple.test ', password, client });
    expect(userId).toBe(alice.id);
    const found = await findSession(ctx, { token });
    expect(found?.user).toMatchObject({ id: alice.id, name: 'Alice', email, isOwner: true });
  });

  test('the token and the password are nowhere in the database', async () => {
    const { token } = await signIn(ctx, { email, password, client });
    const stored = await owner.query(
      "select string_agg(s::text, '') || (select string_agg(u::text, '') from users u) as everything from sessions s",
    );
    const everything = (stored.rows[0] as { everything: string }).everything;
    expect(everything).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
    expect(everything).not.toContain(token);
    expect(everything).not.toContain(password);
  });

  test('an unknown person, a wrong password and a closed account get the same answer', async () => {
    await owner.query("update users set disabled_at = now() where email = 'charlie@exemple.test'");
    const tries = [
      { email: 'nobody@exemple.test', password },
      { email, password: 'wrong password' },
      { email: 'charlie@exemple.test', password },
    ];
    const answers = await Promise.all(
      tries.map(async (input) =>
        signIn(ctx, { ...input, client: from('192.0.2.40') }).catch((error: unknown) => error),
      ),
    );
    for (const answer of answers) expect(answer).toMatchObject({ code: 'tenancy.invalid_credentials', status: 401 });
  });

  test('an unknown person takes as long as a wrong password', async () => {
    const time = async (address: string): Promise<number> => {
      const started = performance.now();
      await signIn(ctx, { email: address, password: 'wrong password', client: from('192.0.2.41') }).catch(
        () => undefined,
      );
      return performance.now() - started;
    };
    await time('warm@exemple.test');
    const known: number[] = [];
    const unknown: number[] = [];
    for (let round = 0; round < 7; round += 1) {
      known.push(await time(email));
      unknown.push(await time('nobody@exemple.test'));
    }
    // The quickest of each says what the work costs; Argon2id is nearly all of it: without it the unknown one
    // would take a fifth.
    expect(Math.min(...unknown) / Math.min(...known)).toBeGreaterThan(0.5);
    expect(Math.min(...unknown) / Math.min(...known)).toBeLessThan(2);
  });

  test('a session ends when it is not used, and slides when it is', async () => {
    const { token } = await signIn(ctx, { email, password, client });
    clock.advance(6 * DAY);
    expect(await findSession(ctx, { token })).toBeDefined();
    clock.advance(6 * DAY);
    expect(await findSession(ctx, { token })).toBeDefined();
    clock.advance(7 * DAY + 1);
    expect(await findSession(ctx, { token })).toBeUndefined();
  });

  test('no session lives longer than 30 days', async () => {
    const { token } = await signIn(ctx, { email, password, client });
    for (let day = 0; day < 29; day += 1) {
      clock.advance(DAY);
      expect(await findSession(ctx, { token })).toBeDefined();
    }
    clock.advance(DAY);
    expect(await findSession(ctx, { token })).toBeUndefined();
    await forgetExpired(ctx);
    expect((await owner.query('select from sessions')).rowCount).toBe(0);
  });

  test('signing out ends the session, and may be done twice', async () => {
    const { token } = await signIn(ctx, { email, password, client });
    await signOut(ctx, token);
    await signOut(ctx, token);
    expect(await findSession(ctx, { token })).toBeUndefined();
  });

  test('a closed account loses its sessions at once', async () => {
    const { token } = await signIn(ctx, { email: 'bob@exemple.test', password, client });
    await owner.query("update users set disabled_at = now() where email = 'bob@exemple.test'");
    expect(await findSession(ctx, { token })).toBeUndefined();
    await owner.query("update users set disabled_at = null where email = 'bob@exemple.test'");
  });
});

describe('guessing passwords', async () => {
  const { ctx, clock } = await emptyInstance();
  await populate(ctx);
  const wrong = async (input: { email: string; address: string }): Promise<number> =>
    await signIn(ctx, { email: input.email, password: 'wrong password', client: from(input.address) }).then(
      () => 200,
      (error: unknown) => (error as Problem).status,
    );

  test('thirty guesses at once are not more than ten guesses', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => wrong({ email, address: '198.51.100.1' })));
    expect(answers.filter((status) => status === 401)).toHaveLength(10);
    expect(answers.filter((status) => status === 429)).toHaveLength(20);
  });

  test('then even the right password waits, but not from elsewhere', async () => {
    const elsewhere = await signIn(ctx, { email, password, client: from('198.51.100.2') });
    expect(elsewhere.token).toBeTruthy();
    await expect(signIn(ctx, { email, password, client: from('198.51.100.1') })).rejects.toMatchObject({
      code: 'tenancy.too_many_attempts',
    });
  });

  test('after the window it works again', async () => {
    clock.advance(15 * 60_000);
    await expect(signIn(ctx, { email, password, client: from('198.51.100.1') })).resolves.toBeDefined();
  });

  test('many addresses against one account are stopped too', async () => {
    const answers: number[] = [];
    for (let host = 1; host <= 6; host += 1) {
      const address = `203.0.113.${host}`;
      answers.push(
        ...(await Promise.all(Array.from({ length: 9 }, () => wrong({ email: 'bob@exemple.test', address })))),
      );
    }
    expect(answers.filter((status) => status === 401)).toHaveLength(50);
  });

  test('signing in rightly, again and again, never locks anybody out', async () => {
    const charlie = { email: 'charlie@exemple.test', password, client: from('203.0.113.99') };
    for (let round = 0; round < 15; round += 1) expect(await signIn(ctx, charlie)).toBeDefined();
  });
});

describe('my sessions', async () => {
  const { ctx } = await emptyInstance();
  const { alice, bob } = await populate(ctx);

  test('are mine alone, with device and address', async () => {
    await signIn(ctx, { email: 'bob@exemple.test', password, client: from('192.0.2.50') });
    const bobs = await listSessions(ctx, bob.id);
    expect(bobs).toHaveLength(1);
    expect(bobs[0]).toMatchObject({ address: '192.0.2.50', userAgent: client.userAgent });
  });

  test('one can be ended; somebody else’s cannot', async () => {
    const { token } = await signIn(ctx, { email, password, client });
    const session = await findSession(ctx, { token });
    const sessionId = session?.user.sessionId ?? '';
    await expect(revokeSession(ctx, { user: bob, sessionId })).rejects.toMatchObject({ status: 404 });
    expect(await findSession(ctx, { token })).toBeDefined();
    await revokeSession(ctx, { user: alice, sessionId });
    expect(await findSession(ctx, { token })).toBeUndefined();
    await expect(revokeSession(ctx, { user: alice, sessionId: 'x' })).rejects.toMatchObject({ status: 404 });
  });

  test('a new password ends the others and keeps this one', async () => {
    const here = await signIn(ctx, { email, password, client });
    const there = await signIn(ctx, { email, password, client });
    const sessionId = (await findSession(ctx, { token: here.token }))?.user.sessionId ?? '';
    const change = { user: alice, sessionId, current: password, wanted: 'nouveau secret de phrase' };
    await expect(changePassword(ctx, { ...change, current: 'faux' })).rejects.toMatchObject({
      fields: [{ path: 'current' }],
    });
    await expect(changePassword(ctx, { ...change, wanted: 'azerty1' })).rejects.toMatchObject({
      fields: [{ path: 'wanted' }],
    });
    await changePassword(ctx, change);
    expect(await findSession(ctx, { token: here.token })).toBeDefined();
    expect(await findSession(ctx, { token: there.token })).toBeUndefined();
    await expect(signIn(ctx, { email, password, client })).rejects.toMatchObject({ status: 401 });
    await expect(signIn(ctx, { email, password: change.wanted, client })).resolves.toBeDefined();
  });

  test('the operator lets a person back in, and whoever was in goes out', async () => {
    const { token } = await signIn(ctx, { email: 'charlie@exemple.test', password, client });
    const reset = { email: ' Charlie@exemple.test', password: 'secret donné de vive voix' };
    await expect(resetPassword(ctx, { ...reset, email: 'nobody@exemple.test' })).rejects.toMatchObject({ status: 404 });
    await expect(resetPassword(ctx, { ...reset, password: '12345678' })).rejects.toMatchObject({ status: 422 });
    await resetPassword(ctx, reset);
    expect(await findSession(ctx, { token })).toBeUndefined();
    expect(await signIn(ctx, { email: reset.email, password: reset.password, client })).toBeDefined();
  });
});
