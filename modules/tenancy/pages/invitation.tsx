// Where the button of an invitation leads. Public: who opens it may have no account yet.

import { Hono } from 'hono';
import type { PageContext, PageEnv } from '#src/http/env.ts';
import { Problem } from '#src/errors.ts';
import { emptyForm, isAnswerable, refusedForm, showPage, typedValues, type FormState } from '#src/http/forms.ts';
import { DeclinedPage, InvitationPage, roleName, type InvitationPageProps } from '#views/tenancy/index.ts';
import { roleKey } from '../model/invitations.ts';
import {
  acceptWithAccount,
  acceptWithNewAccount,
  declineInvitation,
  openInvitation,
  type HeldInvitation,
} from '../service/invitations/accept.ts';
import { currentTerms, termsAreDue } from '../service/terms.ts';
import { bareFrame } from './frame.ts';
import { clientOf, letIn } from './session.ts';

export const invitationPages = new Hono<PageEnv>();

function whoIs(c: PageContext, { accountId }: HeldInvitation): InvitationPageProps['who'] {
  const { visitor } = c.var;
  if (visitor) return visitor.userId === accountId ? 'member' : 'stranger';
  return accountId === undefined ? 'new' : 'known';
}

async function invitationPage(c: PageContext, token: string, form: FormState) {
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
      signedInAs={visitor?.email}
      asksTerms={visitor ? await termsAreDue(ctx, visitor.userId) : true}
      signInHref={`/connexion?retour=${encodeURIComponent(here)}`}
    />
  );
}

invitationPages.get('/invitation', async (c) => {
  return await showPage(c, await invitationPage(c, c.req.query('jeton') ?? '', emptyForm));
});

async function accept(c: PageContext, values: Readonly<Record<string, string>>): Promise<string> {
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

invitationPages.post('/invitation', async (c) => {
  const values = await typedValues(c);
  try {
    return c.redirect(await accept(c, values), 303);
  } catch (error) {
    if (!isAnswerable(error) || !(error instanceof Problem)) throw error;
    const form = refusedForm(error, values, c.var.language);
    return await showPage(c, await invitationPage(c, values['jeton'] ?? '', form), error.status === 409 ? 409 : 422);
  }
});

invitationPages.post('/invitation/refus', async (c) => {
  const { jeton = '' } = await typedValues(c);
  await declineInvitation(c.var.ctx, jeton);
  return await showPage(c, <DeclinedPage frame={bareFrame(c)} />);
});
