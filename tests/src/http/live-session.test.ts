// A stream of signals ends with the session that opened it.

import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { findSession, gate, revokeSession } from '#modules/tenancy';
import type { PageEnv } from '#src/http/env.ts';
import { mountLive } from '#src/http/live.ts';
import { openTestWorld } from '../../support/world.ts';

const { ctx, alice, bob, papillon, owner } = await openTestWorld();
const nothing = { listen: () => () => undefined, close: async () => await Promise.resolve() };

/** The stream alone, for who holds this session, looking at it every few milliseconds. */
async function openStream(token: string): Promise<ReadableStreamDefaultReader<Uint8Array>> {
  const app = new Hono<PageEnv>();
  app.use('*', async (c, next) => {
    c.set('ctx', ctx);
    c.set('company', (await gate.enter(ctx, { token, companyId: papillon.id }))?.company);
    await next();
  });
  mountLive(app, { live: nothing, gate, heartbeat: 5 });
  const answer = await app.request(`/d/${papillon.id}/evenements`, { headers: { cookie: `facteur=${token}` } });
  const reader = answer.body?.getReader();
  if (!reader) throw new Error('The stream has no body');
  return reader;
}

async function hears(stream: ReadableStreamDefaultReader<Uint8Array>): Promise<boolean> {
  return !(await stream.read()).done;
}

async function ends(stream: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  while (await hears(stream));
}

test('that is revoked', async () => {
  const token = await alice.signIn();
  const stream = await openStream(token);
  expect(await hears(stream)).toBe(true);
  const session = await findSession(ctx, { token });
  await revokeSession(ctx, { user: alice.actor, sessionId: session?.user.sessionId ?? '' });
  await ends(stream);
});

test('whose person no longer enters the company', async () => {
  const stream = await openStream(await bob.signIn());
  expect(await hears(stream)).toBe(true);
  await owner.query('delete from company_memberships where user_id = $1', [bob.actor.id]);
  await ends(stream);
});
