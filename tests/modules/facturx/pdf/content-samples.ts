// A page of operators.

import { handmadePdf, stream } from './samples.ts';

/** `more` are objects from 5 on. */
export function contentPdf(
  content: string | Buffer,
  ...rest: readonly [string?, string?, (readonly Buffer[])?]
): Buffer {
  const [resources = '', head = '', more = []] = rest;
  return handmadePdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << ${resources} >> /Contents 4 0 R >>`,
    stream(head, typeof content === 'string' ? Buffer.from(content, 'latin1') : content),
    ...more,
  ]);
}
