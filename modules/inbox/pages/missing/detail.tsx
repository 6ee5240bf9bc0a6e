// One missing document.

import { Hono } from 'hono';
import { idParam, tenantOf, type PageContext, type PageEnv } from '#src/http/env.ts';
import { showPage, typedValues } from '#src/http/forms.ts';
import { appFrame, companyProfile, isAllowed, receivingAddress } from '#modules/tenancy';
import { MissingDetailPage, missingMessages } from '#views/inbox/index.ts';
import { supplierText } from '../../letters/missing.ts';
import { ignoreReasons } from '../../model/missing/types.ts';
import { ignoreOne, restoreMissing } from '../../service/missing/ignore.ts';
import { getMissing, type MissingDetail } from '../../service/missing/list.ts';
import { missingEvents, missingHref, missingRow } from './views.ts';

const PATH = '/d/:companyId/manquants/:id{[0-9a-f-]+}';

/** The words for the supplier, and the address that opens them in a mail program. */
async function supplierMailOf(c: PageContext, { line, supplierEmail }: MissingDetail) {
  const tenant = tenantOf(c);
  const { name: company } = await companyProfile(tenant);
  const address = await receivingAddress(tenant);
  const { subject, body } = supplierText(line, { language: c.var.language, company, address });
  const query = `subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
  return { address: supplierEmail, subject, body, href: `mailto:${encodeURIComponent(supplierEmail ?? '')}?${query}` };
}

export const missingDetailPages = new Hono<PageEnv>();

missingDetailPages.get(PATH, async (c) => {
  const tenant = tenantOf(c);
  const detail = await getMissing(tenant, idParam(c));
  const { line, steps, mails } = detail;
  const isRestored = c.req.query('fait') === 'retabli';
  return await showPage(
    c,
    <MissingDetailPage
      frame={await appFrame(c, { current: 'purchases' })}
      base={missingHref(c)}
      row={missingRow(c, line)}
      number={line.number}
      expectedOn={line.expectedOn}
      isAmountExact={line.evidence.some(({ kind }) => kind === 'statement' || kind === 'debit')}
      events={missingEvents(c, steps)}
      mails={mails}
      supplierMail={await supplierMailOf(c, detail)}
      mayAct={await isAllowed(tenant, 'mails.sort')}
      done={isRestored ? missingMessages[c.var.language].done.restored : undefined}
    />,
  );
});

missingDetailPages.post(`${PATH}/ignore`, async (c) => {
  const wanted = (await typedValues(c))['raison'];
  const reason = ignoreReasons.find((one) => one === wanted) ?? 'none';
  const { id } = await ignoreOne(tenantOf(c), { id: idParam(c), reason });
  return c.redirect(`${missingHref(c)}/${id}`, 303);
});

missingDetailPages.post(`${PATH}/retablissement`, async (c) => {
  const { id } = await restoreMissing(tenantOf(c), idParam(c));
  return c.redirect(`${missingHref(c)}/${id}?fait=retabli`, 303);
});
