import { expect, test } from 'vitest';
import { buildFacturx } from '../../../../modules/facturx/pdf/index.ts';
import { PdfDraft } from '../../../../modules/facturx/pdf/syntax/draft.ts';
import { PdfFile } from '../../../../modules/facturx/pdf/syntax/file.ts';
import { dict, dictOf, name, type PdfRef, PdfStream } from '../../../../modules/facturx/pdf/syntax/objects.ts';
import { saveAppended } from '../../../../modules/facturx/pdf/syntax/save.ts';
import { embeddedFontPdf, INFO, XML } from './samples.ts';

const input = { xml: XML, profile: 'EN 16931', info: INFO } as const;

/** A file that is PDF/A, with a packet of metadata on its font, as Word writes one. */
async function withFontMetadata(packet: string): Promise<{ pdf: Uint8Array; font: number; metadata: number }> {
  const { bytes } = await buildFacturx({ ...input, pdf: await embeddedFontPdf() });
  const draft = new PdfDraft(new PdfFile(bytes));
  const numbers = Array.from(draft.base!.numbers());
  const descriptor = numbers.map((num) => dictOf(draft.get(num))).find((of) => of?.has('FontFile2'));
  const font = descriptor?.get('FontFile2') as PdfRef;
  const kinds = dict({ Type: name('Metadata'), Subtype: name('XML') });
  const metadata = draft.add(new PdfStream(kinds, Buffer.from(packet)));
  draft.editable(font)?.set('Metadata', metadata);
  return { pdf: saveAppended(draft), font: font.num, metadata: metadata.num };
}

test('metadata of a font is emptied, and the font is not written a second time', async () => {
  const { pdf, font, metadata } = await withFontMetadata('<?xpacket begin=""?><odd:Company/><?xpacket end="w"?>');
  const { bytes, method } = await buildFacturx({ ...input, pdf });
  expect(method).toBe('appended');
  const file = new PdfFile(bytes);
  const program = file.get(font) as PdfStream;
  expect(program.raw.byteOffset - file.bytes.byteOffset).toBeLessThan(pdf.length);
  const packet = Buffer.from((file.get(metadata) as PdfStream).raw).toString('utf8');
  expect(packet).toMatch(/^<\?xpacket begin="\ufeff"/);
  expect(packet).not.toContain('odd:Company');
});

test('what calls itself metadata and is none is not touched: its owner no longer names it', async () => {
  const { pdf, font, metadata } = await withFontMetadata('BT (drawn) Tj ET');
  const file = new PdfFile((await buildFacturx({ ...input, pdf })).bytes);
  expect((file.get(font) as PdfStream).dict.has('Metadata')).toBe(false);
  expect(Buffer.from((file.get(metadata) as PdfStream).raw).toString('latin1')).toBe('BT (drawn) Tj ET');
});
