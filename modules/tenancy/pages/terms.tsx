// The conditions of use: to read for everybody, to accept for who must, to rewrite for who owns the instance.

import { Hono } from 'hono';
import { visitorOf, type PageContext, type PageEnv } from '#src/http/env.ts';
import { signInNeeded } from '#src/http/errors.ts';
import { clientAddress } from '#src/http/address.ts';
import { emptyForm, showPage, submit, type FormState } from '#src/http/forms.ts';
import { EditTermsPage, TermsPage } from '#views/tenancy/index.ts';
import { consentFault } from '../model/checks.ts';
import { termsParts } from '../model/terms.ts';
import { refuseFaults } from '../service/answers.ts';
import { requireInstanceOwner } from '../service/owner.ts';
import { acceptTerms, currentTerms, publishTerms, termsAreDue } from '../service/terms.ts';
import { bareFrame } from './frame.ts';
import { safeReturn, visitorActor } from './session.ts';

export const termsPages = new Hono<PageEnv>();

async function termsPage(c: PageContext, form: FormState, returnTo: string) {
  const { ctx, visitor, language } = c.var;
  const { version, text, publishedAt } = await currentTerms(ctx);
  const isDue = visitor !== undefined && (await termsAreDue(ctx, visitor.userId));
  return (
    <TermsPage
      frame={bareFrame(c)}
      version={version}
      publishedAt={publishedAt}
      parts={termsParts(text[language])}
      acceptance={isDue ? { form, returnTo } : undefined}
    />
  );
}

termsPages.get('/conditions', async (c) => {
  return await showPage(c, await termsPage(c, emptyForm, safeReturn(c.req.query('retour'))));
});

termsPages.post('/conditions', async (c) => {
  if (!c.var.visitor) throw signInNeeded();
  return await submit(c, {
    async act({ version, accepted, retour }) {
      refuseFaults(consentFault('accepted', accepted === 'oui'));
      const address = clientAddress(c, c.var.ctx.config);
      await acceptTerms(c.var.ctx, { person: visitorActor(c), version: Number(version), address });
      return safeReturn(retour);
    },
    page: (form) => termsPage(c, form, safeReturn(form.values['retour'])),
  });
});

async function editPage(c: PageContext, form?: FormState) {
  const { version, text } = await currentTerms(c.var.ctx);
  const justPublished = c.req.query('fait') === 'publie';
  return (
    <EditTermsPage
      frame={bareFrame(c)}
      form={form ?? { values: { ...text }, problems: [] }}
      version={version}
      justPublished={justPublished}
    />
  );
}

termsPages.get('/instance/conditions', async (c) => {
  await requireInstanceOwner(c.var.ctx, visitorOf(c).userId);
  return await showPage(c, await editPage(c));
});

termsPages.post('/instance/conditions', async (c) => {
  return await submit(c, {
    async act({ fr = '', en = '' }) {
      await publishTerms(c.var.ctx, { fr, en }, visitorActor(c));
      return '/instance/conditions?fait=publie';
    },
    page: (form) => editPage(c, form),
  });
});
