// Where the button of an invitation leads. Public: who opens it may have no account yet.

import { Hono } from 'hono';
import type { PageContext, PageEnv } from '#src/http/env.ts';
import {
  emptyForm,
  isAnswerable,
  refusedForm,
  showPage,
  typedValues,
  type FormState,
  type Values,
} from '#src/http/forms.ts';
import {
  DeclinedPage,
  InvitationPage,
  RecoveryCodesPage,
  roleName,
  type InvitationPageProps,
} from '#views/tenancy/index.ts';
import { roleKey } from '../model/invitations.ts';
import {
  acceptWithAccount,
  acceptWithNewAccount,
  declineInvitation,
  openInvitation,
  type HeldInvitation,
} from '../service/invitations/accept.ts';
import { acceptWithPasskey, joinOptions } from '../service/invitations/accept-with-passkey.ts';
import { currentTerms, termsAreDue } from '../service/terms.ts';
import { bareFrame } from './frame.ts';
import { clientOf, letIn, siteOf, startSession } from './session.ts';

export const invitationPages = new Hono<PageEnv>();

function whoIs(c: PageContext, { accountId }: HeldInvitation): InvitationPageProps['who'] {
  const { visitor } = c.var;
  if (visitor) return visitor.userId === accountId ? 'member' : 'stranger';
  return accountId === undefined ? 'new' : 'known';
}

/** `cle`: with a passkey instead of a password. */
const PASSKEY = 'cle';

interface Asked {
  readonly token: string;
  readonly byPasskey: boolean;
}

async function invitationPage(c: PageContext, { token, byPasskey }: Asked, form: FormState) {
  const { ctx, visitor, language } = c.var;
  const invitation = await openInvitation(ctx, token);
  const terms = await currentTerms(ctx);
  const { space, spaceName, cabinet, invitedBy, email, name, role } = invitation;
  const here = `/invitation?jeton=${encodeURIComponent(token)}`;
  return (
    <InvitationPage
      frame={bareFrame(c)}
      form={form}
      invitation={{
        kind: space.kind,
        space: spaceName,
        cabinet,
        invitedBy,
        email,
        name,
        roleName: roleName(roleKey(space.kind, role), language),
      }}
      token={token}
      termsVersion={terms.version}
      who={whoIs(c, invitation)}
      byPasskey={byPasskey}
      hrefs={{ password: here, passkey: `${here}&moyen=${PASSKEY}` }}
      signedInAs={visitor?.email}
      asksTerms={visitor ? await termsAreDue(ctx, visitor.userId) : true}
      signInHref={`/connexion?retour=${encodeURIComponent(here)}`}
    />
  );
}

invitationPages.get('/invitation', async (c) => {
  const asked = { token: c.req.query('jeton') ?? '', byPasskey: c.req.query('moyen') === PASSKEY };
  return await showPage(c, await invitationPage(c, asked, emptyForm));
});

async function accept(c: PageContext, values: Values): Promise<string> {
  const { ctx, visitor, language } = c.var;
  const { jeton: token = '', name = '', password = '', version } = values;
  const consent = { token, termsVersion: Number(version), accepted: values['accepted'] === 'oui' };
  const client = clientOf(c);
  if (visitor) {
    const person = { id: visitor.userId, name: visitor.name };
    return await acceptWithAccount(ctx, { ...consent, person, address: client.address });
  }
  const entered = await acceptWithNewAccount(ctx, { ...consent, name, password, language, client });
  return letIn(c, entered, entered.href);
}

interface Refused {
  readonly values: Values;
  readonly byPasskey: boolean;
}

async function refused(c: PageContext, error: unknown, { values, byPasskey }: Refused): Promise<Response> {
  if (!isAnswerable(error)) throw error;
  const form = refusedForm(error, values, c.var.language);
  const page = await invitationPage(c, { token: values['jeton'] ?? '', byPasskey }, form);
  return await showPage(c, page, error.status === 409 || error.status === 401 ? error.status : 422);
}

invitationPages.post('/invitation', async (c) => {
  const values = await typedValues(c);
  try {
    return c.redirect(await accept(c, values), 303);
  } catch (error) {
    return await refused(c, error, { values, byPasskey: false });
  }
});

invitationPages.post('/invitation/cle/options', async (c) => {
  return c.json(await joinOptions(c.var.ctx, { token: c.req.query('jeton') ?? '', site: siteOf(c) }));
});

/** The recovery codes come first: nothing else opens the account when the device is lost. */
invitationPages.post('/invitation/cle', async (c) => {
  const values = await typedValues(c);
  const { jeton: token = '', name = '', credential = '', version, accepted } = values;
  try {
    const consent = { termsVersion: Number(version), accepted: accepted === 'oui' };
    const where = { site: siteOf(c), client: clientOf(c), language: c.var.language };
    const entered = await acceptWithPasskey(c.var.ctx, { token, name, credential, ...consent, ...where });
    startSession(c, entered.token);
    const codes = <RecoveryCodesPage frame={bareFrame(c)} codes={entered.codes} nextHref={entered.href} />;
    return await showPage(c, codes, 201);
  } catch (error) {
    return await refused(c, error, { values, byPasskey: true });
  }
});

invitationPages.post('/invitation/refus', async (c) => {
  const { jeton = '' } = await typedValues(c);
  await declineInvitation(c.var.ctx, jeton);
  return await showPage(c, <DeclinedPage frame={bareFrame(c)} />);
});
