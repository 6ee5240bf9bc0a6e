// The readable invoice.

export { type Brand, type DrawnBrand, drawnBrand } from './brand.ts';
export { renderPaper } from './paper.ts';
export { type HtmlOptions, type PdfOptions, renderHtml, renderPdf } from './render.ts';
