// The verbs on invoices as an outside program calls them: files in, files and JSON out, nothing kept.

import { extractXml, readXml } from '#modules/facturx';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { fixture } from '../facturx/support.ts';
import { appEnvironment, startTestApp } from '../../support/app.ts';
import { openTestWorld } from '../../support/world.ts';

const world = await openTestWorld({ environment: { ...appEnvironment, FACTEUR_ROLES: 'web' } });
const app = await startTestApp(world);
const { papillon, owner } = world;

const LOGO = await sharp({ create: { width: 60, height: 20, channels: 4, background: '#0a7d5a80' } })
  .png()
  .toBuffer();
const CII = fixture('cii-en16931.xml');
const UBL = fixture('ubl-creditnote.xml');

const fileOf = (bytes: Uint8Array, name: string): File => new File([Uint8Array.from(bytes)], name);

async function post(path: string, body: BodyInit, headers: Record<string, string> = {}): Promise<Response> {
  return await app.fetchWithKey(papillon.apiKey, `/api/v1/facturx/${path}`, { method: 'POST', body, headers });
}

async function send(path: string, bytes: Uint8Array, headers: Record<string, string> = {}): Promise<Response> {
  const body = new FormData();
  body.set('file', fileOf(bytes, 'facture.xml'));
  return await post(path, body, headers);
}

const bytesOf = async (answer: Response): Promise<Uint8Array> => new Uint8Array(await answer.arrayBuffer());
const codeOf = async (answer: Response): Promise<unknown> => [
  answer.status,
  ((await answer.json()) as { code: string }).code,
];

describe('a file', () => {
  test('is judged by the official rules, and by ours apart', async () => {
    const answer = await send('validate', CII);
    expect(answer.status).toBe(200);
    const verdict = (await answer.json()) as { layers: { name: string }[]; valid: boolean; own: { valid: boolean } };
    expect(verdict).toMatchObject({ kind: 'CII', syntax: 'CII', profile: 'EN 16931', own: { valid: true } });
    expect(verdict.layers.map(({ name }) => name)).toEqual(expect.arrayContaining(['EN16931-CII', 'FACTURX-EN16931']));
  });

  test('is read as our model, which is written back as it was', async () => {
    const read = (await (await send('read', UBL)).json()) as { syntax: string; invoice: object };
    expect(read).toMatchObject({ syntax: 'ubl-creditnote', profile: 'EN 16931', findings: [] });
    const written = await post('write?syntax=ubl', JSON.stringify(read.invoice), {
      'content-type': 'application/json',
    });
    expect(written.headers.get('facturx-losses')).toBe('0');
    expect(readXml(await bytesOf(written)).invoice).toEqual(readXml(UBL).invoice);
  });

  test('is converted, and what is lost is said in JSON when that is asked for', async () => {
    const plain = await send('convert?to=ubl', CII);
    expect(plain.headers.get('content-type')).toBe('application/xml');
    expect(readXml(await bytesOf(plain)).syntax).toBe('ubl-invoice');
    const told = await send('convert?to=basic%20wl', CII, { accept: 'application/json' });
    const { profile, losses, xml } = (await told.json()) as {
      profile: string;
      losses: { bt?: string; count: number; field: string }[];
      xml: string;
    };
    expect(profile).toBe('BASIC WL');
    expect(losses).toContainEqual(expect.objectContaining({ bt: 'BT-153', field: 'lines[].item.name', count: 2 }));
    expect(xml).toContain('urn:factur-x.eu:1p0:basicwl');
  });

  test('is shown, and the PDF carries it', async () => {
    const html = new TextDecoder().decode(await bytesOf(await send('show?format=html&language=en', CII)));
    expect(html).toContain('lang="en"');
    const pdf = await bytesOf(await send('show?format=pdf', CII));
    expect(Uint8Array.from(extractXml(pdf)?.bytes ?? [])).toEqual(CII);
    expect(await bytesOf(await send('extract', pdf))).toEqual(CII);
  });

  test('is shown with the logo and the colour of its seller', async () => {
    const body = new FormData();
    body.set('file', fileOf(CII, 'facture.xml'));
    body.set('logo', fileOf(LOGO, 'logo.png'));
    body.set('colour', '#0a7d5a');
    const shown = await post('show?format=html', body);
    expect(shown.headers.get('facturx-findings')).toBe('0');
    const html = new TextDecoder().decode(await bytesOf(shown));
    expect(html).toContain('data:image/png;base64,');
    expect(html).toContain('#0a7d5a');
    body.set('logo', fileOf(CII, 'logo.png'));
    expect(await codeOf(await post('show?format=pdf', body))).toEqual([422, 'facturx.logo_unreadable']);
  });

  test('and a PDF become a Factur-X, from XML or from the model', async () => {
    const pdf = await bytesOf(await send('show?format=pdf', UBL));
    expect(extractXml(pdf)).toBeUndefined();
    const body = new FormData();
    body.set('file', fileOf(pdf, 'avoir.pdf'));
    expect(await codeOf(await post('build', body))).toEqual([422, 'workbench.one_invoice']);
    body.set('xml', fileOf(UBL, 'avoir.xml'));
    const built = await post('build', body);
    expect([built.headers.get('facturx-profile'), built.headers.get('facturx-losses')]).toEqual(['EN 16931', '0']);
    const inside = extractXml(await bytesOf(built));
    expect(readXml(inside?.bytes ?? new Uint8Array()).invoice.number).toBe(readXml(UBL).invoice.number);
    const model = new FormData();
    model.set('file', fileOf(pdf, 'avoir.pdf'));
    const { invoice } = (await (await send('read', UBL)).json()) as { invoice: object };
    model.set('model', fileOf(new TextEncoder().encode(JSON.stringify(invoice)), 'modele.json'));
    expect((await post('build?profile=EXTENDED', model)).headers.get('facturx-profile')).toBe('EXTENDED');
  });
});

describe('what cannot be done', () => {
  test.each([
    ['validate', 'bonjour', [422, 'facturx.xml_not_invoice']],
    ['validate', '<Invoice', [422, 'facturx.xml_malformed']],
    ['validate', '%PDF-1.7 nothing', [422, 'facturx.pdf_broken']],
    ['extract', '<Invoice/>', [422, 'facturx.not_pdf']],
    ['read', '<!DOCTYPE a><a/>', [422, 'facturx.xml_doctype']],
    ['convert?to=nothing', '<Invoice/>', [422, 'workbench.destination_unknown']],
    ['show?format=gif', '<Invoice/>', [422, 'http.body_invalid']],
  ])('%s of %j is refused with a reason', async (path, text, expected) => {
    expect(await codeOf(await send(path, new TextEncoder().encode(text)))).toEqual(expected);
  });

  test('a model that is none names its wrong fields', async () => {
    const json = { 'content-type': 'application/json' };
    expect(await codeOf(await post('write', '{', json))).toEqual([422, 'facturx.model_not_json']);
    const answer = await post('write', '{"totals":{"due":12.5}}', json);
    expect(await answer.json()).toMatchObject({ code: 'facturx.model_json', errors: [{ path: 'totals.due' }] });
    expect(await codeOf(await post('write?syntax=ubl&profile=BASIC', '{}', json))).toEqual([
      422,
      'facturx.profile_of_syntax',
    ]);
  });
});

test('nothing of it is kept', async () => {
  await send('validate', CII);
  for (const table of ['inbox_documents', 'invoices', 'archive_entries']) {
    const { rows } = await owner.query<{ count: string }>(`select count(*) from ${table}`);
    expect(rows[0]?.count).toBe('0');
  }
});
