// Supplier statements: dropping one, and each beside the register.

import { Hono } from 'hono';
import { companyHref, idParam, tenantOf, type PageContext, type PageEnv } from '#src/http/env.ts';
import { isAnswerable, refusedForm, showPage, typedList, typedValues, type FormProblem } from '#src/http/forms.ts';
import { appFrame, isAllowed } from '#modules/tenancy';
import type { Purchase } from '#modules/invoices';
import {
  missingMessages,
  statementMessages,
  StatementPage,
  StatementsPage,
  type StatementProps,
} from '#views/inbox/index.ts';
import { fileMissing } from '../../errors.ts';
import type { LineOutcome } from '../../model/missing/statement.ts';
import { statementFields } from '../../model/missing/statement-fields.ts';
import type { InboxPorts } from '../../ports.ts';
import {
  addStatement,
  changeStatement,
  getStatement,
  listStatements,
  removeStatement,
  statementTable,
} from '../../service/missing/statements.ts';
import { statementSuppliers } from '../../service/missing/statement-supplier.ts';
import { missingHref } from './views.ts';

const PATH = '/d/:companyId/manquants/releves';
const ONE = `${PATH}/:id{[0-9a-f-]+}`;

async function supplierOptions(c: PageContext): Promise<{ value: string; label: string }[]> {
  return (await statementSuppliers(tenantOf(c))).map(({ key, name }) => ({ value: key, label: name }));
}

async function statementsPage(c: PageContext, problems: readonly FormProblem[] = []) {
  const tenant = tenantOf(c);
  const base = missingHref(c);
  const statements = await listStatements(tenant);
  return (
    <StatementsPage
      frame={await appFrame(c, { current: 'purchases' })}
      base={base}
      rows={statements.map(({ id, filename, supplier, uploadedAt, uploadedBy }) => ({
        id,
        href: `${base}/releves/${id}`,
        filename,
        supplier: supplier.name,
        uploadedAt,
        by: uploadedBy.name,
      }))}
      suppliers={await supplierOptions(c)}
      problems={problems}
      mayAdd={await isAllowed(tenant, 'documents.add')}
      done={c.req.query('fait') === 'retire' ? missingMessages[c.var.language].done.removed : undefined}
    />
  );
}

/** What needs somebody first. */
const URGENCY: Readonly<Record<LineOutcome['kind'], number>> = { missing: 0, differs: 1, present: 2, settled: 3 };

function purchaseView(c: PageContext, { id, number, issuedOn, gross }: Purchase) {
  return { id, href: `${companyHref(c)}/achats/${id}`, number, issuedOn, amount: gross };
}

async function statementProps(c: PageContext, problems: readonly FormProblem[] = []): Promise<StatementProps> {
  const tenant = tenantOf(c);
  const { language } = c.var;
  const id = idParam(c);
  const { statement, outcomes, extra } = await getStatement(tenant, id);
  const { titles, rows } = await statementTable(tenant, statement);
  const width = Math.max(titles.length, statement.mapping.length, ...rows.map((row) => row.length));
  const count = (kind: LineOutcome['kind']): number => outcomes.filter((one) => one.kind === kind).length;
  return {
    frame: await appFrame(c, { current: 'purchases' }),
    base: missingHref(c),
    id,
    filename: statement.filename,
    supplier: statement.supplier,
    counts: { missing: count('missing'), differs: count('differs'), present: count('present') },
    lines: outcomes
      .toSorted((one, other) => URGENCY[one.kind] - URGENCY[other.kind] || one.line.line - other.line.line)
      .map((one) => ({
        ...one.line,
        outcome: one.kind,
        purchase: 'purchase' in one ? purchaseView(c, one.purchase) : undefined,
      })),
    extra: extra.map((purchase) => purchaseView(c, purchase)),
    columns: Array.from({ length: width }, (_, index) => ({
      index,
      title: titles[index] ?? '',
      examples: rows
        .map((row) => row[index] ?? '')
        .filter(Boolean)
        .join(' · '),
      field: statement.mapping[index] ?? '',
    })),
    fields: statementFields.map(({ key, title }) => ({ value: key, label: title[language] })),
    suppliers: await supplierOptions(c),
    problems,
    mayChange: await isAllowed(tenant, 'documents.add'),
    done: c.req.query('fait') === 'colonnes' ? missingMessages[language].done.columns : undefined,
  };
}

export function statementPages(ports: InboxPorts): Hono<PageEnv> {
  const pages = new Hono<PageEnv>();

  pages.get(PATH, async (c) => await showPage(c, await statementsPage(c)));

  pages.post(PATH, async (c) => {
    const body = await c.req.parseBody();
    const { file, supplier } = body;
    try {
      if (!(file instanceof File) || file.name === '') throw fileMissing();
      const bytes = new Uint8Array(await file.arrayBuffer());
      const supplierKey = typeof supplier === 'string' && supplier !== '' ? supplier : undefined;
      const id = await addStatement(tenantOf(c), { name: file.name, bytes, supplierKey }, ports);
      return c.redirect(`${missingHref(c)}/releves/${id}`, 303);
    } catch (error) {
      if (!isAnswerable(error)) throw error;
      const field = error.code === 'inbox.supplier_unknown' ? 'supplier' : 'file';
      const text = statementMessages[c.var.language].list;
      const message = error.code === 'inbox.file_missing' ? text.fileMissing : error.text[c.var.language];
      return await showPage(c, await statementsPage(c, [{ field, message }]), 422);
    }
  });

  pages.get(ONE, async (c) => await showPage(c, <StatementPage {...await statementProps(c)} />));

  pages.post(`${ONE}/colonnes`, async (c) => {
    const values = await typedValues(c);
    const mapping = (await typedList(c, 'field')).map((field) => (field === '' ? undefined : field));
    const supplierKey = values['supplier'] === '' ? undefined : values['supplier'];
    const id = idParam(c);
    try {
      await changeStatement(tenantOf(c), { id, mapping, supplierKey }, ports);
      return c.redirect(`${missingHref(c)}/releves/${id}?fait=colonnes`, 303);
    } catch (error) {
      if (!isAnswerable(error)) throw error;
      const { problems } = refusedForm(error, values, c.var.language);
      return await showPage(c, <StatementPage {...await statementProps(c, problems)} />, 422);
    }
  });

  pages.post(`${ONE}/retrait`, async (c) => {
    await removeStatement(tenantOf(c), idParam(c), ports);
    return c.redirect(`${missingHref(c)}/releves?fait=retire`, 303);
  });

  return pages;
}
