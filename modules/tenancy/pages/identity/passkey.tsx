// Signing in with a passkey, and proving with one again before a guarded act.

import { Hono } from 'hono';
import type { PageContext, PageEnv } from '#src/http/env.ts';
import { submit, type Values } from '#src/http/forms.ts';
import { Problem } from '#src/errors.ts';
import { awaitedPerson } from '../../service/identity/second-factor.ts';
import { proveAgainByPasskey, requestOptions, signInWithPasskey } from '../../service/identity/passkey-sign-in.ts';
import { signInPage } from '../sign-in.tsx';
import { clientOf, letIn, safeReturn, siteOf, stepToken, visitorAtSession } from '../session.ts';

export const passkeyDoor = new Hono<PageEnv>();

/** Whose passkeys are asked for: known after the password, and when somebody is signed in. */
async function askedPerson(c: PageContext): Promise<string | undefined> {
  if (c.var.visitor) return c.var.visitor.userId;
  try {
    return stepToken(c) === '' ? undefined : (await awaitedPerson(c.var.ctx, stepToken(c))).userId;
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

passkeyDoor.post('/connexion/cle/options', async (c) => {
  const userId = await askedPerson(c);
  return c.json(await requestOptions(c.var.ctx, { site: siteOf(c), userId, client: clientOf(c) }));
});

async function enter(c: PageContext, { credential = '', retour }: Values): Promise<string> {
  const { ctx, visitor } = c.var;
  if (visitor) {
    await proveAgainByPasskey(ctx, { user: visitorAtSession(c), site: siteOf(c), credential });
    return safeReturn(retour);
  }
  const proof = { site: siteOf(c), credential, client: clientOf(c), step: stepToken(c) };
  return letIn(c, await signInWithPasskey(ctx, proof), retour);
}

passkeyDoor.post('/connexion/cle', async (c) => {
  return await submit(c, {
    act: async (values) => await enter(c, values),
    page: (form) => signInPage(c, form, safeReturn(form.values['retour'])),
  });
});
