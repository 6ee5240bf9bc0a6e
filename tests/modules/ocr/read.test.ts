import PDFDocument from 'pdfkit';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { countPages, type Found, MOST_PAGES, readDocument, renderPage, type Stage, stopReader } from '#modules/ocr';
import { laterLayouts, type Layout, layouts } from './support/layouts/index.ts';
import { scan } from './support/scan.ts';
import { readingOf, truthOf, verdicts } from './support/score.ts';

const PDF = { mediaType: 'application/pdf' };

afterAll(stopReader);

function layoutCalled(name: string): Layout {
  const layout = layouts.find((candidate) => candidate.name === name);
  if (!layout) throw new Error(`No layout ${name}`);
  return layout;
}

async function pdfOf(options: PDFKit.PDFDocumentOptions, draw: (doc: PDFKit.PDFDocument) => void): Promise<Uint8Array> {
  const doc = new PDFDocument({ size: 'A4', ...options });
  const chunks: Uint8Array[] = [];
  doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const done = new Promise((resolve) => doc.on('end', resolve));
  draw(doc);
  doc.end();
  await done;
  return new Uint8Array(Buffer.concat(chunks));
}

describe('a PDF with text', () => {
  test.each([...layouts, ...laterLayouts].map((layout) => [layout.name, layout] as const))(
    'laid out as « %s » is read whole',
    async (_, layout) => {
      const reading = await readDocument(await layout.draw(layout.sample).bytes(), PDF);
      const truth = truthOf(layout);
      const read = readingOf(reading.fields);
      const failures = [...verdicts(truth, read)].filter(([, verdict]) => verdict !== 'right' && verdict !== 'absent');
      expect(failures.map(([field, verdict]) => `${field} ${verdict}: ${read[field]} for ${truth[field]}`)).toEqual([]);
      expect(reading.engine).toBe('text');
    },
  );

  test('says where each value stands', async () => {
    const layout = layoutCalled('classic');
    const { fields, pages } = await readDocument(await layout.draw(layout.sample).bytes(), PDF);
    const { page, box, text } = fields.grossTotal as Found<unknown>;
    const inside = pages[page]?.words.filter(
      (word) => word.box.x >= box.x - 0.001 && word.box.x < box.x + box.width && Math.abs(word.box.y - box.y) < 0.005,
    );
    expect(text.replace(/\s/g, '')).toBe('11044,85');
    expect(inside?.map((word) => word.text).join('')).toContain('11');
    expect(box.x).toBeGreaterThan(0.6);
  });

  test('tells its stages', async () => {
    const stages: Stage[] = [];
    const layout = layoutCalled('classic');
    await readDocument(await layout.draw(layout.sample).bytes(), { ...PDF, onStage: (stage) => stages.push(stage) });
    expect(stages).toEqual([{ kind: 'text-layer' }, { kind: 'fields' }]);
  });

  test('of many pages is read up to a bound, and says how many it has', async () => {
    const long = await pdfOf({}, (doc) => {
      for (let page = 1; page <= MOST_PAGES + 3; page += 1) {
        if (page > 1) doc.addPage();
        doc.text(`Page ${page} du contrat de maintenance, conditions générales de vente et de prestation de services`);
      }
    });
    const { pages, pageCount } = await readDocument(long, PDF);
    expect([pages.length, pageCount]).toEqual([MOST_PAGES, MOST_PAGES + 3]);
  });
});

describe('a scan', () => {
  test('tilted and upside down is read, and its boxes lie on the page as it came', { timeout: 120_000 }, async () => {
    const layout = layoutCalled('classic');
    const image = await scan(await layout.draw(layout.sample).bytes(), { dpi: 200, tilt: 1.4, turns: 2 });
    const { fields, pages, engine } = await readDocument(image, { mediaType: 'image/jpeg' });
    const read = readingOf(fields);
    const truth = truthOf(layout);
    for (const field of ['supplier.siret', 'supplier.iban', 'number', 'issueDate', 'dueDate', 'netTotal', 'grossTotal'])
      expect([field, read[field]]).toEqual([field, truth[field]]);
    // Printed at the lower right, so upside down it lies at the upper left.
    expect(fields.grossTotal?.box.x).toBeLessThan(0.25);
    expect(fields.number?.box.y).toBeGreaterThan(0.6);
    expect(engine).toMatch(/^tesseract/);
    expect(pages[0]?.source).toBe('ocr');
  });

  test('inside a PDF is recognised page by page', { timeout: 120_000 }, async () => {
    const layout = layoutCalled('franchise');
    const image = await scan(await layout.draw(layout.sample).bytes(), { dpi: 200 });
    const pdf = await pdfOf({ margin: 0 }, (doc) => void doc.image(Buffer.from(image), 0, 0, { width: 595 }));
    const stages: Stage[] = [];
    const { fields, pages } = await readDocument(pdf, { ...PDF, onStage: (stage) => stages.push(stage) });
    expect(fields.number?.value).toBe(layout.sample.number);
    expect(fields.vatExemption?.value).toBe('franchise');
    expect(stages).toContainEqual({ kind: 'recognising', page: 1, pages: 1 });
    expect(Math.round(pages[0]?.width ?? 0)).toBe(595);
  });
});

describe('a document that cannot be read', () => {
  test('because it is locked says so', async () => {
    const locked = await pdfOf({ userPassword: 'secret', pdfVersion: '1.7' }, (doc) => void doc.text('Facture'));
    await expect(readDocument(locked, PDF)).rejects.toMatchObject({ code: 'ocr.pdf_encrypted', permanent: true });
    await expect(countPages(locked)).rejects.toMatchObject({ code: 'ocr.pdf_encrypted' });
  });

  test('because it is damaged says so', async () => {
    const broken = new TextEncoder().encode('%PDF-1.7\nthis is no PDF at all');
    await expect(readDocument(broken, PDF)).rejects.toMatchObject({ code: 'ocr.pdf_broken', status: 422 });
  });

  test('because it is no image says so', async () => {
    const text = new TextEncoder().encode('Bonjour');
    await expect(readDocument(text, { mediaType: 'image/png' })).rejects.toMatchObject({
      code: 'ocr.image_unreadable',
    });
    await expect(readDocument(text, { mediaType: 'text/plain' })).rejects.toMatchObject({
      code: 'ocr.image_unreadable',
    });
  });

  test('because it was cut off says so', async () => {
    const image = await sharp({
      create: {
        width: 900,
        height: 900,
        channels: 3,
        background: '#fff',
        noise: { type: 'gaussian', mean: 128, sigma: 40 },
      },
    })
      .png()
      .toBuffer();
    await expect(readDocument(image.subarray(0, 20_000), { mediaType: 'image/png' })).rejects.toMatchObject({
      code: 'ocr.image_unreadable',
    });
  });

  test('leaves the reader ready for the next', async () => {
    const layout = layoutCalled('classic');
    expect(await countPages(await layout.draw(layout.sample).bytes())).toBe(1);
  });
});

test('a page that does not exist is a 404', async () => {
  const layout = layoutCalled('classic');
  await expect(renderPage(await layout.draw(layout.sample).bytes(), 7, 72)).rejects.toMatchObject({
    code: 'ocr.page_missing',
    status: 404,
  });
});

test('a blank page has no fields', { timeout: 60_000 }, async () => {
  const { fields, text } = await readDocument(await pdfOf({}, () => undefined), PDF);
  expect(text).toBe('');
  expect(fields).toEqual({ supplier: {}, buyer: {}, vatLines: [] });
});
