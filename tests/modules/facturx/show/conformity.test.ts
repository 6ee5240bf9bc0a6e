// Our own pages, judged by veraPDF. Left out, with the reason said, where veraPDF cannot be had.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { newInvoice, newItem, newLine, newParty, type Invoice } from '../../../../modules/facturx/model/index.ts';
import { drawnBrand, renderPdf, type PdfOptions } from '../../../../modules/facturx/show/index.ts';
import { checkPdfa, findVeraPdf } from '../../../support/oracles/verapdf.ts';
import { XML } from '../pdf/samples.ts';
import { fullInvoice } from './full-invoice.ts';

const found = findVeraPdf();
const jar = 'jar' in found ? found.jar : undefined;
if ('missing' in found) process.stderr.write(`${found.missing}\n`);

const strange = newInvoice({
  number: '№ 1\u202f000\u0000\ud800',
  seller: newParty({ name: 'שלום \u{1f600} مرحبا 你好 한국 ไทย 🚀 ﬁn\tété\u200f' }),
  buyer: newParty({ name: 'x'.repeat(500) }),
  lines: Array.from({ length: 1000 }, (_, index) =>
    newLine({ id: String(index), item: newItem({ name: `Ligne ${index}` }) }),
  ),
});

/** Half transparent, as logos are. */
const logo = await sharp({ create: { width: 60, height: 30, channels: 4, background: '#00800080' } })
  .png()
  .toBuffer();
const photo = await sharp({ create: { width: 60, height: 30, channels: 3, background: '#c33' } })
  .jpeg()
  .toBuffer();

test.skipIf(!jar)(
  'invoices with every field, strange names, 1,000 lines, logos and no data at all are valid PDF/A-3b',
  { timeout: 120_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'facteur-show-'));
    const wanted: [name: string, Invoice, PdfOptions][] = [
      ['every-field', fullInvoice().invoice, { language: 'fr', xml: XML, brand: await drawnBrand({ logo }) }],
      ['strange', strange, { language: 'en', xml: XML, brand: await drawnBrand({ logo: photo, colour: '#804000' }) }],
      ['empty', newInvoice(), { language: 'fr' }],
    ];
    try {
      const files = [];
      for (const [name, invoice, options] of wanted) {
        const path = join(folder, `${name}.pdf`);
        writeFileSync(path, await renderPdf(invoice, options));
        files.push(path);
      }
      expect((await checkPdfa(jar!, files)).filter((verdict) => !verdict.valid)).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
