// « Pourquoi ne puis-je pas ? » in a company, and the way to it from every refusal.

import { Hono } from 'hono';
import type { Problem } from '#src/errors.ts';
import { companyHref, tenantOf, visitorOf, type PageContext, type PageEnv } from '#src/http/env.ts';
import { notFound } from '#src/http/errors.ts';
import { showPage } from '#src/http/forms.ts';
import { isId } from '#src/ids.ts';
import { WhyPage } from '#views/tenancy/index.ts';
import { askedRight } from '../model/explanation.ts';
import { companyRights } from '../model/rights.ts';
import { rightWords } from '../model/right-words.ts';
import { isAllowed } from '../service/authorize.ts';
import { explainRight } from '../service/explain.ts';
import { companyPeople } from '../service/members.ts';
import { appFrame } from './frame.ts';

/** Where a refusal is explained; `undefined` for other problems and outside companies and cabinets. */
export function explanationHref(c: PageContext, problem: Problem): string | undefined {
  const right = askedRight(problem.fields[0]?.path);
  if (problem.status !== 403 || right === undefined) return undefined;
  const space = /^\/(?:d|cabinets)\/[^/]+/.exec(c.req.path)?.[0];
  return space && `${space}/pourquoi?droit=${right}`;
}

export const explainPages = new Hono<PageEnv>();

explainPages.get('/d/:companyId/pourquoi', async (c) => {
  const { language } = c.var;
  const tenant = tenantOf(c);
  const { userId } = visitorOf(c);
  const asked = c.req.query('personne') ?? userId;
  if (!isId(asked)) throw notFound();
  const right = askedRight(c.req.query('droit')) ?? 'invoices.read';
  const people = (await isAllowed(tenant, 'people.manage')) ? await companyPeople(tenant) : [];
  return await showPage(
    c,
    <WhyPage
      frame={await appFrame(c, { current: 'settings' })}
      action={`${companyHref(c)}/pourquoi`}
      explanation={await explainRight(tenant, { userId: asked, right })}
      isSelf={asked === userId}
      rights={[...new Set([...companyRights, right])].map((value) => ({ value, label: rightWords[language][value] }))}
      people={people.map(({ id, name }) => ({ value: id, label: name }))}
    />,
  );
});
