// The second step of signing in; and the same proof again before a guarded act.

import { Hono } from 'hono';
import { Problem } from '#src/errors.ts';
import type { PageContext, PageEnv } from '#src/http/env.ts';
import { showPage, submit, type Values } from '#src/http/forms.ts';
import { stepIsOver } from '../../identity-errors.ts';
import { emptyForm, VerificationPage, type FormState } from '#views/tenancy/index.ts';
import type { Element } from '#views/ui/index.ts';
import {
  awaitedPerson,
  completeSignIn,
  ownSecondFactors,
  proveAgainByCode,
} from '../../service/identity/second-factor.ts';
import { bareFrame } from '../frame.ts';
import { clientOf, letIn, safeReturn, stepToken, visitorAtSession } from '../session.ts';

export const verificationPages = new Hono<PageEnv>();

async function verificationPage(c: PageContext, form: FormState, returnTo: string): Promise<Element> {
  const { ctx, visitor } = c.var;
  const factors = visitor ? await ownSecondFactors(ctx, visitor.userId) : await awaitedPerson(ctx, stepToken(c));
  return (
    <VerificationPage
      frame={bareFrame(c)}
      form={form}
      hasApp={factors.hasApp}
      hasPasskey={factors.hasPasskey}
      hasCodes={factors.hasCodes}
      isAgain={visitor !== undefined}
      returnTo={returnTo}
    />
  );
}

/** A step that has ended starts again at the door, which says so. */
async function orStartOver(c: PageContext, answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer();
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== stepIsOver().code) throw error;
    return c.redirect('/connexion?fait=etape', 303);
  }
}

verificationPages.get('/connexion/verification', async (c) => {
  return await orStartOver(c, async () => {
    return await showPage(c, await verificationPage(c, emptyForm, safeReturn(c.req.query('retour'))));
  });
});

async function verify(c: PageContext, { code = '', retour }: Values): Promise<string> {
  if (c.var.visitor) {
    await proveAgainByCode(c.var.ctx, { user: visitorAtSession(c), code });
    return safeReturn(retour);
  }
  const entered = await completeSignIn(c.var.ctx, { token: stepToken(c), code, client: clientOf(c) });
  return letIn(c, entered, retour);
}

verificationPages.post('/connexion/verification', async (c) => {
  const form = {
    act: async (values: Values) => await verify(c, values),
    page: (state: FormState) => verificationPage(c, state, safeReturn(state.values['retour'])),
  };
  return await orStartOver(c, async () => await submit(c, form));
});
