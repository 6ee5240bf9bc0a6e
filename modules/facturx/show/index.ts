// The readable invoice.

export { renderHtml, renderPdf, type PdfOptions } from './render.ts';
