// Mon compte > Mes données.

import { Hono } from 'hono';
import { contentDisposition } from '#src/http/files.ts';
import type { PageContext, PageEnv } from '#src/http/env.ts';
import { emptyForm, isAnswerable, refusedForm, showPage, typedValues, type FormState } from '#src/http/forms.ts';
import { takeCookie } from '#src/http/session-cookie.ts';
import { AccountDataPage, ErasedPage } from '#views/tenancy/index.ts';
import type { PersonalSource } from '../../ports.ts';
import { consentFault } from '../../model/checks.ts';
import { keptAfterErasure } from '../../model/personal-data.ts';
import { refuseFaults } from '../../service/answers.ts';
import { eraseOwnData, exportPersonalData } from '../../service/personal-data.ts';
import { bareFrame } from '../frame.ts';
import { visitorActor, visitorAtSession } from '../session.ts';
import { accountFrame } from './frame.ts';

const dataPage = (c: PageContext, form: FormState) => (
  <AccountDataPage frame={accountFrame(c)} form={form} kept={keptAfterErasure} />
);

async function answerCopy(c: PageContext, sources: readonly PersonalSource[]): Promise<Response> {
  const data = await exportPersonalData(c.var.ctx, visitorActor(c), sources);
  c.header('Content-Disposition', contentDisposition('attachment', 'mes-donnees.json'));
  c.header('Content-Type', 'application/json; charset=utf-8');
  return c.body(`${JSON.stringify(data, null, 2)}\n`);
}

async function erase(c: PageContext): Promise<Response> {
  const values = await typedValues(c);
  const { password = '', confirmed } = values;
  try {
    refuseFaults(consentFault('confirmed', confirmed === 'oui'));
    const kept = await eraseOwnData(c.var.ctx, { user: visitorAtSession(c), password });
    takeCookie(c, 'session');
    return await showPage(c, <ErasedPage frame={{ ...bareFrame(c), csrfToken: undefined }} kept={kept} />);
  } catch (error) {
    if (!isAnswerable(error)) throw error;
    const form = refusedForm(error, values, c.var.language);
    return await showPage(c, dataPage(c, form), error.status === 409 ? 409 : 422);
  }
}

export function dataPages(sources: readonly PersonalSource[]): Hono<PageEnv> {
  const pages = new Hono<PageEnv>();
  pages.get('/compte/donnees', async (c) => await showPage(c, dataPage(c, emptyForm)));
  pages.get('/compte/donnees.json', async (c) => await answerCopy(c, sources));
  pages.post('/compte/donnees/effacement', async (c) => await erase(c));
  return pages;
}
