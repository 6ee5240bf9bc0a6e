import { describe, expect, it } from 'vitest';
import { invoiceToJson, lossesBetween, type ReadXml, readXml, writeCii, writeUbl, writeXml } from '#modules/facturx';
import { Problem } from '#src/errors.ts';
import { corpusFiles } from './support.ts';

const files = corpusFiles();
if (files.length === 0) {
  process.stderr.write('The public corpus is not there (../shared/corpus/invoices): its tests are SKIPPED.\n');
}

/** What is broken on purpose is another test's. */
function readable(bytes: Uint8Array): ReadXml | undefined {
  try {
    return readXml(bytes);
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
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

  it('goes from CII to UBL and back with nothing lost but what was told', { timeout: 60_000 }, () => {
    const untold: string[] = [];
    let equal = 0;
    for (const { path, bytes } of files) {
      const read = readable(bytes());
      if (read?.syntax !== 'cii' || read.profile !== 'EN 16931') continue;
      const ubl = writeXml(read.invoice, { syntax: 'ubl', profile: 'EN 16931' });
      const cii = writeXml(readXml(ubl.xml).invoice, { syntax: 'cii', profile: 'EN 16931' });
      const told = new Set([...ubl.losses, ...cii.losses].map(({ field }) => field));
      const lost = lossesBetween(read.invoice, readXml(cii.xml).invoice);
      if (lost.length === 0) equal += 1;
      if (lost.some(({ field }) => !told.has(field))) untold.push(path);
    }
    expect(untold).toEqual([]);
    expect(equal).toBeGreaterThanOrEqual(30);
  });
});
