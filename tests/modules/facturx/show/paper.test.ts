// A paper that is no invoice: its text can be read back, its pages hold together, the same paper gives the same bytes.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { renderPaper } from '#modules/facturx';
import { Decimal } from '#src/money.ts';
import { mandatePaper, type MandateParty } from '../../../../modules/tenancy/model/mandates/document.ts';
import { withRaster } from '../../../../modules/facturx/pdf/raster/pdfium.ts';
import { checkPdfa, findVeraPdf } from '../../../support/oracles/verapdf.ts';

const party: MandateParty = {
  name: 'Boulangerie Martin & Fils',
  legalForm: 'SARL',
  siren: '732829320',
  siret: undefined,
  addressLine1: '12 rue des Fours',
  addressLine2: undefined,
  postcode: '69003',
  city: 'Lyon',
};
const parties = { principal: party, agent: { ...party, name: 'Cabinet Colombe' } };
const terms = {
  kind: 'delegation',
  signer: { name: 'Camille Martin', quality: 'gérante', email: 'camille@exemple.test' },
  platform: { name: 'SUPER PDP', number: '0123' },
  startsOn: '2026-12-01',
  endsOn: '2027-12-31',
  ceiling: Decimal.of('10000.00'),
} as const;
const created = new Date('2026-11-22T08:00:00Z');

async function pagesOf(pdf: Uint8Array): Promise<string[]> {
  return await withRaster(pdf, (document) =>
    Array.from({ length: document.pageCount }, (_, index) =>
      document.withPage(index, (page) =>
        page
          .words()
          .map(({ text }) => text)
          .join(' '),
      ),
    ),
  );
}

test('a mandate says who, what, from when to when, how it ends, and has room to sign', async () => {
  const text = (await pagesOf(await renderPaper(mandatePaper(terms, parties, created)))).join(' ');
  for (const words of [
    'Mandat de délégation',
    'Boulangerie Martin & Fils',
    'SIREN 732 829 320',
    'Camille Martin, gérante',
    'Cabinet Colombe',
    'SUPER PDP',
    '0123',
    '289 bis',
    'prend effet le 1er décembre 2026',
    'prend fin le 31 décembre 2027 inclus',
    '000,00 €',
    'Révocation',
    'Bon pour pouvoir',
  ]) {
    expect(text.replaceAll(/[\u00a0\u202f]/g, ' ')).toContain(words);
  }
});

test('a mandate without end, platform or ceiling says so, or nothing of it', async () => {
  const open = { ...terms, kind: 'designation', platform: undefined, endsOn: undefined, ceiling: undefined } as const;
  const text = (await pagesOf(await renderPaper(mandatePaper(open, parties, created)))).join(' ');
  expect(text).toContain('jusqu’à sa révocation');
  expect(text).toContain('annuaire');
  expect(text).not.toMatch(/undefined|dépasse/);
});

test('who signs has a part of the text on the same page', async () => {
  const paper = mandatePaper(terms, parties, created);
  const long = { ...paper, sections: Array.from({ length: 9 }, () => paper.sections).flat() };
  const pages = await pagesOf(await renderPaper(long));
  expect(pages.length).toBeGreaterThan(2);
  expect(pages.at(-1)).toContain('Bon pour pouvoir');
  expect(pages.at(-1)).toContain('Révocation');
  expect(pages.every((page, index) => page.includes(`${index + 1} / ${pages.length}`))).toBe(true);
});

test('the same paper gives the same bytes', async () => {
  const paper = mandatePaper(terms, parties, created);
  expect(Buffer.compare(await renderPaper(paper), await renderPaper(paper))).toBe(0);
});

const found = findVeraPdf();
const jar = 'jar' in found ? found.jar : undefined;

test.skipIf(!jar)('papers, strange names too, are valid PDF/A-3b', { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'facteur-paper-'));
  const strange = { ...party, name: 'שלום 你好 \u{1f600} № 1\u202f000\u0000' };
  try {
    const files = [];
    for (const [name, principal] of [
      ['plain', party],
      ['strange', strange],
    ] as const) {
      const path = join(folder, `${name}.pdf`);
      writeFileSync(path, await renderPaper(mandatePaper(terms, { ...parties, principal }, created)));
      files.push(path);
    }
    expect((await checkPdfa(jar!, files)).filter((verdict) => !verdict.valid)).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
