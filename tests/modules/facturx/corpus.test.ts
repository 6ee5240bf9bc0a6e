import { describe, expect, it } from 'vitest';
import { invoiceToJson, readXml, writeCii, writeUbl } from '#modules/facturx';
import { Problem } from '#src/errors.ts';
import { corpusFiles } from './support.ts';

const files = corpusFiles();
if (files.length === 0) {
  process.stderr.write('The public corpus is not there (../shared/corpus/invoices): its tests are SKIPPED.\n');
}

describe.skipIf(files.length === 0)('the public corpus (skipped when ../shared/corpus is not there)', () => {
  it('is equal after read, write, read in its own syntax', { timeout: 60_000 }, () => {
    const different: string[] = [];
    let refused = 0;
    for (const { path, bytes } of files) {
      try {
        const { invoice, syntax } = readXml(bytes());
        const written = syntax === 'cii' ? writeCii(invoice, 'EXTENDED-CTC-FR') : writeUbl(invoice, 'EXTENDED-CTC-FR');
        const { specification: _a, ...again } = invoiceToJson(readXml(written).invoice);
        const { specification: _b, ...first } = invoiceToJson(invoice);
        if (JSON.stringify(again) !== JSON.stringify(first)) different.push(path);
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        refused += 1;
      }
    }
    expect(different).toEqual([]);
    expect(files.length - refused).toBeGreaterThanOrEqual(247);
  });
});
