// The verbs on invoices as a user types them: a real process, no server, no database, nothing left behind.

import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { extractXml, readXml } from '#modules/facturx';
import type { Outcome } from '../../support/product/process.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const fixtures = join(root, 'tests/fixtures/invoices');
// Each word typed is a process of its own: on a loaded machine that takes seconds.
vi.setConfig({ testTimeout: 60_000 });

let desk = '';
/** With a place for compiled code, as beside a running product. */
let data = 'data';

/** `facteur facturx …`, typed in the folder of the desk. */
async function facturx(...words: readonly string[]): Promise<Outcome> {
  const child = spawn('sh', [join(root, 'src/launch/run.sh'), 'cli', 'facturx', ...words], {
    cwd: desk,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], FACTEUR_DATA: join(desk, data) },
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (bytes) => (said.stdout += String(bytes)));
  child.stderr.on('data', (bytes) => (said.stderr += String(bytes)));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, ...said };
}

const read = async (name: string): Promise<Uint8Array> => new Uint8Array(await readFile(join(desk, name)));

beforeAll(async () => {
  desk = await mkdtemp(join(tmpdir(), 'facteur-desk-'));
  await mkdir(join(desk, 'data/cache'), { recursive: true });
  await cp(join(fixtures, 'cii-en16931.xml'), join(desk, 'facture.xml'));
  await cp(join(fixtures, 'ubl-creditnote.xml'), join(desk, 'avoir.xml'));
});
afterAll(async () => {
  await rm(desk, { recursive: true });
});

interface Line {
  readonly file: string;
  readonly kind: string | null;
  readonly profile: string | null;
  readonly layers: readonly { readonly name: string; readonly version: string; readonly findings: readonly object[] }[];
  readonly valid: boolean;
  readonly own?: { readonly valid: boolean };
  readonly error?: { readonly code: string; readonly fr: string; readonly en: string };
}

const linesOf = ({ stdout }: Outcome): readonly Line[] =>
  stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);

describe('validate', () => {
  test('answers one JSON line a file, of folders and lists too, broken files included', async () => {
    await mkdir(join(desk, 'dossier/plus bas'), { recursive: true });
    await cp(join(desk, 'avoir.xml'), join(desk, 'dossier/plus bas/avoir.xml'));
    await writeFile(join(desk, 'dossier/cassé.xml'), '<Invoice');
    await writeFile(join(desk, 'dossier/notes.txt'), 'nothing');
    await writeFile(join(desk, 'dossier/faux.pdf'), '%PDF-1.7');
    await writeFile(join(desk, 'liste.txt'), 'dossier\nabsent.xml\n');
    const outcome = await facturx('validate', 'facture.xml', '--list', 'liste.txt', '--json');
    expect([outcome.code, outcome.stderr]).toEqual([1, '']);
    const lines = linesOf(outcome);
    expect(lines.map(({ file, kind, error }) => [file, kind, error?.code])).toEqual([
      ['facture.xml', 'CII', undefined],
      ['dossier/cassé.xml', null, 'facturx.xml_malformed'],
      ['dossier/faux.pdf', 'PDF', 'facturx.pdf_broken'],
      ['dossier/plus bas/avoir.xml', 'UBL', undefined],
      ['absent.xml', null, 'cli.file'],
    ]);
    const [sound, broken] = lines;
    expect(sound).toMatchObject({ profile: 'EN 16931', valid: true, own: { valid: true } });
    expect(sound?.layers.map(({ name }) => name)).toEqual(expect.arrayContaining(['EN16931-CII', 'BR-FR-CII']));
    for (const { version, findings } of sound?.layers ?? []) expect([typeof version, findings]).toEqual(['string', []]);
    expect(broken).toMatchObject({ profile: null, layers: [], valid: false });
    expect(broken?.error?.fr).toContain('mal formé');
    expect(broken?.error?.en).toContain('malformed');
  });

  test('ends with 0 when all are valid, in words when JSON is not asked for', async () => {
    const { code, stdout } = await facturx('validate', 'facture.xml');
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^✓ facture\.xml\n/)]);
  });

  test('judges by the rules of another day when asked to', async () => {
    const french = async (...words: readonly string[]): Promise<string | undefined> => {
      const [line] = linesOf(await facturx('validate', 'facture.xml', '--json', ...words));
      return line?.layers.find(({ name }) => name === 'BR-FR-CII')?.version;
    };
    expect(await french()).toBe('1.4.0.04');
    expect(await french('--rules-date', '2026-08-31')).toBe('1.4.0.03');
  });
});

describe('read and write', () => {
  test('are each other’s way back, and say what a smaller profile loses', async () => {
    expect(await facturx('read', 'facture.xml', '-o', 'modele.json')).toEqual({ code: 0, stdout: '', stderr: '' });
    const written = await facturx('write', 'modele.json', '--json', '--compare');
    expect(written.code).toBe(0);
    expect(readXml(new TextEncoder().encode(written.stdout)).invoice).toEqual(
      readXml(await read('facture.xml')).invoice,
    );
    const report = JSON.parse(written.stderr) as {
      losses: object[];
      alternatives: { syntax: string; profile: string; losses: { bt?: string; field: string }[] }[];
    };
    expect(report).toMatchObject({ syntax: 'cii', profile: 'EN 16931', losses: [] });
    expect(report.alternatives.map(({ syntax, profile }) => `${syntax} ${profile}`)).toEqual([
      'cii MINIMUM',
      'cii BASIC WL',
      'cii BASIC',
      'ubl EN 16931',
      'ubl EXTENDED-CTC-FR',
    ]);
    const basic = report.alternatives[2]?.losses;
    expect(basic).toContainEqual(expect.objectContaining({ bt: 'BT-155', field: 'lines[].item.sellerId' }));
  });

  test('complete a bare sale with what French law wants, in either syntax', async () => {
    const model = JSON.parse((await facturx('read', 'facture.xml')).stdout) as Record<string, unknown>;
    const { notes: _notes, processType: _frame, delivery: _plainId, ...bare } = model;
    await writeFile(join(desk, 'nu.json'), JSON.stringify(bare));
    for (const syntax of ['cii', 'ubl']) {
      const name = `complet.${syntax}.xml`;
      await facturx('write', 'nu.json', '--syntax', syntax, '--complete', 'goods', '-o', name);
      const [line] = linesOf(await facturx('validate', name, '--json'));
      expect([line?.valid, line?.layers.map((layer) => layer.name)]).toEqual([
        true,
        expect.arrayContaining([`BR-FR-${syntax.toUpperCase()}`]),
      ]);
    }
  });
});

describe('convert, show, build and extract', () => {
  test('take an invoice from one form to the other and back', async () => {
    const converted = await facturx('convert', 'facture.xml', '--to', 'ubl', '-o', 'facture.ubl.xml');
    expect(converted).toEqual({ code: 0, stdout: '', stderr: 'UBL EN 16931 : rien n’est perdu / nothing is lost\n' });
    const shown = await Promise.all([
      facturx('show', 'facture.ubl.xml', '-o', 'lisible.html', '--language', 'en'),
      facturx('show', 'facture.ubl.xml', '-o', 'lisible.pdf'),
    ]);
    expect(shown.map(({ code }) => code)).toEqual([0, 0]);
    expect(new TextDecoder().decode(await read('lisible.html'))).toContain('lang="en"');
    expect(extractXml(await read('lisible.pdf'))).toBeUndefined();
  });

  test('put it into its PDF and take it out again, byte for byte', async () => {
    const built = await facturx('build', 'lisible.pdf', '--xml', 'facture.xml', '-o', 'facturx.pdf');
    expect([built.code, built.stdout]).toEqual([0, expect.stringContaining('facturx.pdf')]);
    const extracted = await facturx('extract', 'facturx.pdf', '-o', 'sorti.xml');
    expect(extracted).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(await read('sorti.xml')).toEqual(await read('facture.xml'));
    const [line] = linesOf(await facturx('validate', 'facturx.pdf', '--json'));
    expect(line).toMatchObject({ kind: 'PDF', valid: true });
  });

  test('build from a model in the profile that is asked for', async () => {
    await facturx('read', 'facture.xml', '-o', 'pour-pdf.json');
    await facturx('show', 'facture.xml', '-o', 'page.pdf');
    const words = ['build', 'page.pdf', '--data', 'pour-pdf.json', '--profile', 'basic-wl', '-o', 'wl.pdf', '--json'];
    const { code, stderr } = await facturx(...words);
    expect([code, JSON.parse(stderr)]).toEqual([0, expect.objectContaining({ profile: 'BASIC WL' })]);
    expect(extractXml(await read('wl.pdf'))?.relationship).toBe('Data');
  });
});

describe('a wrong command', () => {
  test.each([
    [['validate'], 2, 'Il manque un fichier à contrôler'],
    [['validate', 'facture.xml', '--rules-date', '2026-02-30'], 2, 'n’est pas une date réelle'],
    [['nothing'], 2, 'validate [--list'],
    [['write', 'facture.xml', '--profile', 'gold'], 2, 'Profil inconnu : « gold »'],
    [['write', 'facture.xml'], 1, 'n’est pas du JSON'],
    [['convert', 'facture.xml'], 2, 'Il manque --to'],
    [['extract', 'facture.xml'], 1, 'n’est pas un PDF'],
    [['read', 'absent.xml'], 1, 'Fichier ou dossier introuvable'],
    [['build', 'facture.xml', '--xml', 'facture.xml', '--data', 'm.json', '-o', 'x.pdf'], 2, 'l’un des deux'],
    [['show', 'facture.xml', '-o', 'x.png'], 2, '.pdf ou en .html'],
  ])('%j says what to do, in French and English', async (words, code, text) => {
    const outcome = await facturx(...words);
    expect([outcome.code, outcome.stdout]).toEqual([code, '']);
    expect(outcome.stderr).toContain(text);
  });

  test.each(['validate', 'extract', 'read', 'write', 'convert', 'build', 'show'])('%s has its help', async (verb) => {
    const { code, stdout } = await facturx(verb, '--help');
    expect([code, stdout]).toEqual([0, expect.stringMatching(new RegExp(`^facteur facturx ${verb} `))]);
  });
});

test('a verb may write the file it is asked for, and nothing else', async () => {
  data = 'no-data';
  expect((await facturx('read', 'facture.xml', '-o', 'hors/portee.json')).stderr).toContain('introuvable');
  expect(await readdir(desk)).not.toContain('no-data');
});
