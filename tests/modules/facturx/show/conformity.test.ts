// Our own pages, judged by veraPDF. Left out, with the reason said, where veraPDF cannot be had.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newInvoice, newItem, newLine, newParty } from '../../../../modules/facturx/model/index.ts';
import { renderPdf } from '../../../../modules/facturx/show/index.ts';
import { checkPdfa, findVeraPdf } from '../../../support/oracles/verapdf.ts';
import { XML } from '../pdf/samples.ts';
import { fullInvoice } from './full-invoice.ts';

const found = findVeraPdf();
const jar = 'jar' in found ? found.jar : undefined;
if ('missing' in found) process.stderr.write(`${found.missing}\n`);

const strange = newInvoice({
  number: '№ 1\u202f000\u0000\ud800',
  seller: newParty({ name: 'שלום \u{1f600} مرحبا 你好 ﬁn\tété\u200f' }),
  buyer: newParty({ name: 'x'.repeat(500) }),
  lines: Array.from({ length: 1000 }, (_, index) =>
    newLine({ id: String(index), item: newItem({ name: `Ligne ${index}` }) }),
  ),
});

test.skipIf(!jar)(
  'an invoice with every field, and one with strange names and 1,000 lines, are valid PDF/A-3b',
  { timeout: 120_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'facteur-show-'));
    try {
      const files = [];
      for (const [index, invoice] of [fullInvoice().invoice, strange, newInvoice()].entries()) {
        const path = join(folder, `${index}.pdf`);
        writeFileSync(
          path,
          await renderPdf(invoice, { language: index === 1 ? 'en' : 'fr', ...(index === 2 ? {} : { xml: XML }) }),
        );
        files.push(path);
      }
      expect((await checkPdfa(jar!, files)).filter((verdict) => !verdict.valid)).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
