// What is kept, with its files and the proof that nothing has changed.

import { Hono } from 'hono';
import { companyHref, tenantOf, type PageContext, type PageEnv } from '#src/http/env.ts';
import { notFound } from '#src/http/errors.ts';
import { sendFile } from '#src/http/files.ts';
import { showPage } from '#src/http/forms.ts';
import { appFrame } from '#modules/tenancy';
import { ArchivePage, type ArchiveProps, type SealedView, type VerificationView } from '#views/archive/index.ts';
import { listSealed, sealedFile, type Sealed } from '../service/list.ts';
import type { VerificationRecord } from '../model.ts';
import type { SubjectPort, SubjectView } from '../ports.ts';
import { latestVerifications, requestVerification } from '../service/verification.ts';

const ROWS = 50;
const QUERY_LIMIT = 200;
/** Files are shown as they came, and run nothing. */
const FILE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";

const dayIn = (text: string | undefined): string | undefined =>
  /^\d{4}-\d{2}-\d{2}$/.test(text ?? '') && !Number.isNaN(Date.parse(text ?? '')) ? text : undefined;

function filtersOf(c: PageContext) {
  const before = c.req.query('avant') ?? '';
  return {
    query: (c.req.query('q') ?? '').slice(0, QUERY_LIMIT).trim(),
    from: dayIn(c.req.query('du')),
    to: dayIn(c.req.query('au')),
    before: /^\d{1,18}$/.test(before) ? BigInt(before) : undefined,
  };
}

function sealedView(c: PageContext, sealed: Sealed, subject: SubjectView | undefined): SealedView {
  const base = companyHref(c);
  return {
    id: sealed.files[0]?.id ?? sealed.subjectId,
    title: subject?.title ?? sealed.files[0]?.filename ?? '—',
    href: subject && `${base}/${subject.path}`,
    day: subject?.day,
    amount: subject?.amount,
    currency: subject?.currency ?? 'EUR',
    archivedAt: sealed.archivedAt,
    by: sealed.by,
    keepUntil: sealed.keepUntil,
    files: sealed.files.map(({ kind, sequence, sha256, filename }) => ({
      kind,
      filename,
      href: `${base}/archives/${sequence}`,
      digest: sha256,
    })),
  };
}

function hrefWith(c: PageContext, before: bigint | undefined): string | undefined {
  if (before === undefined) return undefined;
  const url = new URL(c.req.url);
  url.searchParams.set('avant', String(before));
  return url.pathname + url.search;
}

async function archiveProps(c: PageContext, subjects: SubjectPort): Promise<ArchiveProps> {
  const tenant = tenantOf(c);
  const { query, from, to, before } = filtersOf(c);
  const subjectIds = query === '' ? undefined : await subjects.find(tenant, query);
  const page = await listSealed(tenant, { subjectIds, from, to, before, limit: ROWS });
  const names = await subjects.describe(
    tenant,
    page.items.map(({ subjectId }) => subjectId),
    c.var.language,
  );
  const [last] = await latestVerifications(tenant, 1);
  return {
    frame: await appFrame(c, { current: 'archive' }),
    rows: page.items.map((sealed) => sealedView(c, sealed, names.get(sealed.subjectId))),
    query,
    from,
    to,
    firstHref: before === undefined ? undefined : `${companyHref(c)}/archives`,
    nextHref: hrefWith(c, page.next),
    hrefs: { list: `${companyHref(c)}/archives`, verify: `${companyHref(c)}/archives/verification` },
    verification: last && verificationView(last),
  };
}

function verificationView(record: VerificationRecord): VerificationView {
  const { requestedAt, requestedBy, finishedAt, checked, found, failure } = record;
  return {
    requestedAt,
    by: requestedBy.name,
    checked,
    isFailed: failure !== undefined,
    found: found && {
      at: finishedAt ?? requestedAt,
      head: found.head,
      faultCount: found.faultCount,
      faults: found.faults.map(({ kind, sequence, filename }) => ({ kind, sequence: String(sequence), filename })),
    },
  };
}

async function answerFile(c: PageContext): Promise<Response> {
  const text = c.req.param('sequence') ?? '';
  if (!/^\d{1,18}$/.test(text)) throw notFound();
  const { entry, bytes } = await sealedFile(tenantOf(c), BigInt(text));
  c.header('Content-Security-Policy', FILE_POLICY);
  return sendFile(c, { ...entry, bytes });
}

export function archivePages(subjects: SubjectPort): Hono<PageEnv> {
  const pages = new Hono<PageEnv>();
  pages.get('/d/:companyId/archives', async (c) => {
    return await showPage(c, <ArchivePage {...await archiveProps(c, subjects)} />);
  });
  pages.post('/d/:companyId/archives/verification', async (c) => {
    await requestVerification(tenantOf(c));
    return c.redirect(`${companyHref(c)}/archives`, 303);
  });
  pages.get('/d/:companyId/archives/:sequence', async (c) => await answerFile(c));
  return pages;
}
