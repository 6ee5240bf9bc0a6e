import sharp from 'sharp';
import { expect, test } from 'vitest';
import { drawnBrand, renderHtml, renderPdf } from '../../../../modules/facturx/show/index.ts';
import { newInvoice, newParty } from '../../../../modules/facturx/model/index.ts';
import { withRaster } from '../../../../modules/facturx/pdf/raster/pdfium.ts';

const square = (background: string) => sharp({ create: { width: 40, height: 20, channels: 4, background } });
const NOW = new Date('2026-11-21T10:00:00Z');
const INVOICE = newInvoice({ number: 'F-1', seller: newParty({ name: 'Papillon' }) });

test('a PNG with transparency keeps it, a JPEG of the press becomes one for screens', async () => {
  const { logo } = await drawnBrand({ logo: await square('#ff000080').png().toBuffer() });
  expect(logo).toMatchObject({ mediaType: 'image/png', width: 40, height: 20 });
  const press = await drawnBrand({ logo: await square('#ff0000').toColourspace('cmyk').jpeg().toBuffer() });
  expect(press.logo?.mediaType).toBe('image/jpeg');
  expect((await sharp(press.logo!.bytes).metadata()).space).toBe('srgb');
});

test('a large logo is made smaller: a page shows no more of it', async () => {
  const large = await sharp({ create: { width: 4_000, height: 1_000, channels: 3, background: '#123456' } })
    .png()
    .toBuffer();
  expect((await drawnBrand({ logo: large })).logo).toMatchObject({ width: 1_200, height: 300 });
});

test('what is no PNG and no JPEG is refused', async () => {
  const gif = await square('#000').gif().toBuffer();
  for (const logo of [gif, Buffer.from('<svg/>'), Buffer.alloc(0)]) {
    await expect(drawnBrand({ logo })).rejects.toMatchObject({ code: 'facturx.logo_unreadable' });
  }
});

test('a colour that is none is left aside', async () => {
  expect((await drawnBrand({ colour: '#0A7D5A' })).colour).toBe('#0A7D5A');
  expect((await drawnBrand({ colour: 'red;}' })).colour).toMatch(/^#[0-9a-f]{6}$/);
});

test('logo and colour are seen on the page and in the HTML, which still fetches nothing', async () => {
  const brand = await drawnBrand({ logo: await square('#ff0000').png().toBuffer(), colour: '#0a7d5a' });
  const pdf = await renderPdf(INVOICE, { language: 'fr', created: NOW, brand });
  const { rgba, width } = await withRaster(pdf, (document) => document.withPage(0, (page) => page.draw(595, 842)));
  const at = (x: number, y: number) => [...rgba.subarray((y * width + x) * 4, (y * width + x) * 4 + 3)];
  expect(at(60, 60)).toEqual([255, 0, 0]);
  const html = renderHtml(INVOICE, { language: 'fr', brand });
  expect(html).toContain('src="data:image/png;base64,');
  expect(html).toContain('--accent: #0a7d5a');
});
