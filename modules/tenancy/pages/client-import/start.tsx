// The file, the template, earlier imports; and which of its pages an import is at.

import { Hono } from 'hono';
import type { PageContext, PageEnv } from '#src/http/env.ts';
import { malformed } from '#src/http/errors.ts';
import { sendFile } from '#src/http/files.ts';
import { emptyForm, isAnswerable, refusedForm, showPage, type FormState } from '#src/http/forms.ts';
import { XLSX } from '#src/sheets/index.ts';
import { ImportStartPage } from '#views/tenancy/index.ts';
import type { Element } from '#views/ui/index.ts';
import { invalidInput } from '../../errors.ts';
import { failedLines, importTemplate } from '../../service/client-import/files.ts';
import { clientImports } from '../../service/client-import/review.ts';
import { startImport, type ImportFile } from '../../service/client-import/start.ts';
import { cabinetCall } from '../cabinet/frame.ts';
import { importCall, importPlace, importsHref, IMPORTS } from './place.ts';

export const importStartPages = new Hono<PageEnv>();

async function startPage(c: PageContext, form: FormState): Promise<Element> {
  const place = await importPlace(c);
  const imports = await clientImports(c.var.ctx, cabinetCall(c));
  const mayConnect = place.cabinet.rights.has('cabinet.edit');
  return <ImportStartPage {...place} imports={imports} form={form} mayConnect={mayConnect} />;
}

/** Throws `tenancy.invalid_input` when no file was chosen. */
async function chosenFile(c: PageContext): Promise<ImportFile> {
  const body = await c.req.parseBody().catch((error: unknown) => {
    throw malformed({ cause: error });
  });
  const { file } = body;
  if (file instanceof File && file.size > 0) return { fileName: file.name, bytes: await file.bytes() };
  throw invalidInput({
    fields: [{ path: 'file', message: { fr: 'Choisissez un fichier.', en: 'Choose a file.' } }],
  });
}

importStartPages.get(IMPORTS, async (c) => await showPage(c, await startPage(c, emptyForm)));

importStartPages.post(IMPORTS, async (c) => {
  try {
    const importId = await startImport(c.var.ctx, { ...cabinetCall(c), file: await chosenFile(c) });
    return c.redirect(`${importsHref(c)}/${importId}/colonnes`, 303);
  } catch (error) {
    if (!isAnswerable(error)) throw error;
    return await showPage(c, await startPage(c, refusedForm(error, {}, c.var.language)), 422);
  }
});

importStartPages.get(`${IMPORTS}/modele.xlsx`, async (c) => {
  const { language } = c.var;
  const filename = language === 'fr' ? 'modele-clients.xlsx' : 'clients-template.xlsx';
  return sendFile(c, { bytes: await importTemplate(language), mediaType: XLSX, filename });
});

importStartPages.get(`${IMPORTS}/:importId/echecs.xlsx`, async (c) => {
  const bytes = await failedLines(c.var.ctx, { ...importCall(c), language: c.var.language });
  return sendFile(c, { bytes, mediaType: XLSX, filename: 'lignes-non-importees.xlsx' });
});
