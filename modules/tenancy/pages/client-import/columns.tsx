// What each column holds.

import { Hono } from 'hono';
import type { PageContext, PageEnv } from '#src/http/env.ts';
import {
  emptyForm,
  isAnswerable,
  refusedForm,
  showPage,
  typedList,
  typedValues,
  type FormState,
} from '#src/http/forms.ts';
import { ImportColumnsPage, type FileColumn } from '#views/tenancy/index.ts';
import type { Element } from '#views/ui/index.ts';
import { chooseColumns, chooseRows, importColumns, type ColumnsView } from '../../service/client-import/columns.ts';
import { fieldOptions, importCall, importHref, importPlace, IMPORTS } from './place.ts';

export const importColumnPages = new Hono<PageEnv>();

const EXAMPLES = 3;

function columnsOf({ import: { headerRow, mapping }, rows }: ColumnsView, chosen?: readonly string[]): FileColumn[] {
  const titles = rows.find(({ line }) => line === headerRow)?.cells ?? [];
  const below = rows.filter(({ line }) => line > headerRow);
  const width = Math.max(mapping.length, titles.length, ...below.map(({ cells }) => cells.length));
  return Array.from({ length: width }, (_, index) => ({
    index,
    title: (titles[index] ?? '').trim(),
    examples: below
      .map(({ cells }) => (cells[index] ?? '').trim())
      .filter((cell) => cell !== '')
      .slice(0, EXAMPLES),
    field: chosen?.[index] ?? mapping[index] ?? '',
  }));
}

async function columnsPage(c: PageContext, form: FormState, chosen?: readonly string[]): Promise<Element> {
  const place = await importPlace(c);
  const view = await importColumns(c.var.ctx, importCall(c));
  return (
    <ImportColumnsPage
      {...place}
      found={view.import}
      columns={columnsOf(view, chosen)}
      fields={fieldOptions(c)}
      form={form}
    />
  );
}

importColumnPages.get(`${IMPORTS}/:importId/colonnes`, async (c) => {
  return await showPage(c, await columnsPage(c, emptyForm));
});

importColumnPages.post(`${IMPORTS}/:importId/colonnes`, async (c) => {
  const chosen = await typedList(c, 'field');
  try {
    const mapping = chosen.map((field) => (field === '' ? undefined : field));
    await chooseColumns(c.var.ctx, { ...importCall(c), mapping });
    return c.redirect(importHref(c), 303);
  } catch (error) {
    if (!isAnswerable(error)) throw error;
    return await showPage(c, await columnsPage(c, refusedForm(error, {}, c.var.language), chosen), 422);
  }
});

importColumnPages.post(`${IMPORTS}/:importId/lecture`, async (c) => {
  const { sheet = '0', headerRow = '' } = await typedValues(c);
  const row = /^\d{1,5}$/.test(headerRow.trim()) ? Number(headerRow) : 0;
  await chooseRows(c.var.ctx, { ...importCall(c), sheet: Number(sheet), headerRow: row });
  return c.redirect(`${importHref(c)}/colonnes`, 303);
});
