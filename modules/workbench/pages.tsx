// « Contrôler une facture »: a file comes in, the verdict goes out. Nothing is kept: what the page needs to give the file
// in another form is in the page itself.

import { Buffer } from 'node:buffer';
import { Hono } from 'hono';
import { parisDay } from '#src/clock.ts';
import { companyHref, type PageContext, type PageEnv } from '#src/http/env.ts';
import { sendFile, type SentFile } from '#src/http/files.ts';
import { isAnswerable, refusedForm, showPage, typedValues } from '#src/http/forms.ts';
import { type FileVerdict, inThread } from '#modules/facturx';
import { appFrame } from '#modules/tenancy';
import { BenchPage, benchWords, type FormName, type OtherForm, VerdictPage } from '#views/workbench/index.ts';
import { fileMissing, formUnknown } from './errors.ts';
import { officialView, ownView } from './views.ts';

const PATH = '/d/:companyId/applications/controle';

/** XML up to this size travels in the page, so that it can be had in another form without being sent again. */
const CARRIED = 512 * 1024;

export const pages = new Hono<PageEnv>();

const frameOf = async (c: PageContext) => await appFrame(c, { current: 'apps' });
const benchHref = (c: PageContext): string => `${companyHref(c)}/applications/controle`;

pages.get(PATH, async (c) => {
  return await showPage(c, <BenchPage frame={await frameOf(c)} href={benchHref(c)} problems={[]} />);
});

async function sentFile(c: PageContext): Promise<File> {
  const file = (await c.req.parseBody())['file'];
  if (!(file instanceof File) || file.name === '' || file.size === 0) throw fileMissing();
  return file;
}

/** What the two syntaxes would lose, by term. */
async function formsOf(xml: Uint8Array): Promise<readonly OtherForm[]> {
  const converted = async (to: 'cii' | 'ubl'): Promise<OtherForm> => {
    const { losses } = await inThread('convert', { file: xml, to });
    return { name: to, losses: losses.map(({ bt, field }) => bt ?? field) };
  };
  const asIs = (['xml', 'html', 'pdf'] as const).map((name) => ({ name, losses: undefined }));
  return [...asIs, await converted('cii'), await converted('ubl')];
}

interface Carried {
  readonly invoice: string | undefined;
  readonly forms: readonly OtherForm[];
}

async function carriedOf(bytes: Uint8Array, { kind }: FileVerdict): Promise<Carried> {
  const xml = kind === 'PDF' ? (await inThread('extract', bytes)).bytes : bytes;
  if (xml.length > CARRIED) return { invoice: undefined, forms: [] };
  return { invoice: Buffer.from(xml).toString('base64'), forms: await formsOf(xml) };
}

async function verdictPage(c: PageContext, file: File) {
  const { language } = c.var;
  const bytes = new Uint8Array(await file.arrayBuffer());
  const verdict = await inThread('validate', { file: bytes, today: parisDay(c.var.ctx.clock.now()) });
  return (
    <VerdictPage
      frame={await frameOf(c)}
      hrefs={{ bench: benchHref(c), files: `${benchHref(c)}/fichiers` }}
      filename={file.name || benchWords[language].unnamed}
      kind={verdict.kind}
      profile={verdict.profile}
      official={officialView(verdict, language)}
      own={ownView(verdict, language)}
      {...await carriedOf(bytes, verdict)}
    />
  );
}

pages.post(PATH, async (c) => {
  try {
    return await showPage(c, await verdictPage(c, await sentFile(c)));
  } catch (error) {
    if (!isAnswerable(error)) throw error;
    const { problems } = refusedForm(error, {}, c.var.language);
    const told = problems.map(({ message }) => ({ field: 'file', message }));
    return await showPage(c, <BenchPage frame={await frameOf(c)} href={benchHref(c)} problems={told} />, 422);
  }
});

function stem(filename: string): string {
  return filename.replace(/\.[^.]*$/, '') || 'facture';
}

const MAKERS: Readonly<Record<FormName, (xml: Uint8Array, c: PageContext) => Promise<Omit<SentFile, 'filename'>>>> = {
  xml: async (xml) => await Promise.resolve({ bytes: xml, mediaType: 'application/xml' }),
  html: async (xml, c) => ({ bytes: await shown(xml, 'html', c), mediaType: 'text/html; charset=utf-8' }),
  pdf: async (xml, c) => ({ bytes: await shown(xml, 'pdf', c), mediaType: 'application/pdf' }),
  cii: async (xml) => ({
    bytes: (await inThread('convert', { file: xml, to: 'cii' })).xml,
    mediaType: 'application/xml',
  }),
  ubl: async (xml) => ({
    bytes: (await inThread('convert', { file: xml, to: 'ubl' })).xml,
    mediaType: 'application/xml',
  }),
};

const ENDINGS: Readonly<Record<FormName, string>> = {
  xml: 'xml',
  html: 'html',
  pdf: 'pdf',
  cii: 'cii.xml',
  ubl: 'ubl.xml',
};

async function shown(file: Uint8Array, format: 'html' | 'pdf', c: PageContext): Promise<Uint8Array> {
  const created = c.var.ctx.clock.now();
  return (await inThread('show', { file, format, language: c.var.language, created })).bytes;
}

function isForm(name: string): name is FormName {
  return Object.hasOwn(MAKERS, name);
}

pages.post(`${PATH}/fichiers`, async (c) => {
  const { form = '', invoice = '', filename = '' } = await typedValues(c);
  if (!isForm(form)) throw formUnknown();
  if (invoice === '') throw fileMissing();
  const made = await MAKERS[form](Buffer.from(invoice, 'base64'), c);
  return sendFile(c, { ...made, filename: `${stem(filename)}.${ENDINGS[form]}` });
});
