// Pages with annotations, as programs write them that leave their look to the viewer.

import { handmadePdf, stream } from './samples.ts';

/** One page with annotations; `more` are objects from 6 on. */
function page(annotations: readonly string[], more: readonly (string | Buffer)[] = []): Buffer {
  const list = annotations.map((entries) => `<< /Type /Annot ${entries} >>`).join(' ');
  return handmadePdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> /Contents 4 0 R /Annots 5 0 R >>',
    stream('', Buffer.from('0.5 g 300 700 50 50 re f')),
    `[${list}]`,
    ...more,
  ]);
}

/** A page with one annotation. */
export const annotatedPdf = (entries: string, more: readonly (string | Buffer)[] = []): Buffer => page([entries], more);

const QUAD = '/QuadPoints [72 520 172 520 72 500 172 500]';

/** Every kind that has a look of ours. */
export function marksPdf(): Buffer {
  const own: Readonly<Record<string, string>> = {
    Highlight: `${QUAD} /C [1 1 0]`,
    Underline: `${QUAD} /C [0 0.5 0]`,
    Squiggly: `${QUAD} /C [1 0 0]`,
    StrikeOut: `${QUAD} /C [0 1 1 0]`,
    Text: '/Contents (note)',
    Square: '/C [0.3] /CA 0.5',
    Circle: '/C [1 0 0] /IC [1 1 0]',
    Line: '/L [72 500 172 520]',
    PolyLine: '/Vertices [72 500 120 520 172 500]',
    Polygon: '/Vertices [72 500 120 520 172 500] /IC [0 0 1]',
    Ink: '/InkList [[72 500 100 510 172 505] [80 500 90 520]]',
  };
  return page(Object.entries(own).map(([kind, entries]) => `/Subtype /${kind} /Rect [72 500 172 520] ${entries}`));
}
